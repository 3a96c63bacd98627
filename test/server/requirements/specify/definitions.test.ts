import { check } from '../check.ts';

it('takes from a definition what the defined thing has', () => {
  const glossary = [
    ['Mooring', 'holds start time, end time and status (open, paid or void); belongs to a skipper'],
    ['Skipper', 'a person who steers, with name and licence number'],
    ['Quay', 'Represents a place to moor. Key attributes: quay number, depth in metres'],
    ['Swap', 'links a skipper to a quay, starts at the request date and ends at the pick-up date'],
    ['Load', 'has an amount in kilograms and a fee in euros'],
    ['Harbour', 'a place with water'],
  ].map(([term = '', definition = '']) => ({ term, definition, synonyms: [], span: { start: 0, end: 0 } }));
  check(
    'A skipper books a quay. The system shall print each mooring.',
    `Mooring.start_time: time
    Mooring.end_time: time
    Mooring.status: enumeration(open|paid|void)
    Mooring * belong_to 1 Skipper
    Skipper.name: string
    Skipper.licence_number: identifier
    Quay.quay_number: identifier
    Quay.depth in metres
    Swap.request_date: date
    Swap.pick_up_date: date
    Load.amount: decimal
    Load.fee: money`,
    'Harbour.water: string',
    glossary,
  );
});
