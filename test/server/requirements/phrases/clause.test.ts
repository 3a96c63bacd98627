import assert from 'node:assert/strict';
import { readStatement } from '../../../../server/src/requirements/analysed-statement.ts';
import { nameOf } from '../../../../server/src/requirements/phrases/noun-phrase.ts';

/** Clauses as `subjects | verb | objects | preposition phrases`. */
function show(text: string): readonly string[] {
  const { sentences } = readStatement({
    id: 'R1',
    text,
    span: { start: 0, end: text.length },
    fields: new Map(),
  });
  return sentences.flatMap((sentence) =>
    sentence.clauses.map(({ subjects, verb, objects, complements }) =>
      [
        subjects.map(nameOf).join(', '),
        `${verb.negated ? 'not ' : ''}${verb.passive ? 'be ' : ''}${verb.lemma}`,
        objects.map(nameOf).join(', '),
        complements
          .map(({ preposition, phrases }) => `${preposition} ${phrases.map(nameOf).join(', ')}`)
          .join('; '),
      ].join(' | '),
    ),
  );
}

const cases: readonly (readonly [string, readonly string[]])[] = [
  [
    'Each patient has a name, an e-mail address and a date of birth.',
    ['patient | have | name, e-mail address, date of birth | '],
  ],
  [
    'A clerk can create, edit and delete users.',
    ['clerk | create | user | ', 'clerk | edit | user | ', 'clerk | delete | user | '],
  ],
  ['An order is not paid by the customer.', ['order | not be pay |  | by customer']],
  ['The name of the owner is known.', ['name | be know |  | ']],
  [
    'The slot is moved to another day and the patient is informed.',
    ['slot | be move |  | to day', 'patient | be inform |  | '],
  ],
  ['A house (made of wood) has a door.', ['house | have | door | ']],
  [
    'The system allows a clerk to cancel an order.',
    ['system | allow | clerk | ', 'clerk | cancel | order | '],
  ],
  [
    'The system allows a clerk to quickly cancel a newly placed order.',
    ['system | allow | clerk | ', 'clerk | cancel | placed order | '],
  ],
  ['The first and last names of guests are stored.', ['first name, last name | be store |  | ']],
];

for (const [text, expected] of cases)
  it(`reads the clauses of “${text}”`, () => assert.deepEqual(show(text), expected));
