import assert from 'node:assert/strict';
import { specify } from '../read.ts';

const namesOf = (text: string): readonly string[] =>
  specify(text)
    .entities.map(({ name }) => name)
    .sort();

it('makes one of a name in two spellings', () => {
  assert.deepEqual(
    namesOf(
      'A ferryboat has a captain and a length. The captain repairs the ferry boat. Each ferry boat carries cars.',
    ).filter((name) => name.startsWith('Ferry')),
    ['FerryBoat'],
  );
});

it('makes one of a clipped word and the whole one', () => {
  const names = namesOf(
    'A laboratory has a number. Each lab employs several chemists. Chemists clean the lab.',
  );
  assert.ok(names.includes('Laboratory') && !names.includes('Lab'), names.join());
});

it('takes the record of a thing for the thing', () => {
  const names = namesOf(
    'A diver has a name. The instructor creates a diver record. The instructor invites divers.',
  );
  assert.ok(names.includes('Diver') && !names.includes('DiverRecord'), names.join());
});

it('keeps parts apart whose last word says little', () => {
  const names = namesOf(
    'An invoice consists of invoice items. A stock item has a price. An invoice has a date.',
  );
  assert.ok(names.includes('InvoiceItem'), names.join());
});
