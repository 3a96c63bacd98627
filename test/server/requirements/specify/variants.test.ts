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

it('makes one of two words with a slash between them, but not of two people', () => {
  const names = namesOf(
    'A hall has a size. The warden records bookings/reservations of a hall. Each booking has a number. The warden confirms a booking. A warden informs buyers/sellers.',
  );
  assert.ok(names.includes('Booking') && !names.includes('Reservation'), names.join());
  const people = namesOf('A clerk registers buyers/sellers. Each buyer has a name. Each seller has a shop.');
  assert.ok(people.includes('Buyer') && people.includes('Seller'), people.join());
});

it('takes what looks like an action for the first word of a name that the text uses elsewhere', () => {
  const names = namesOf(
    'A gym owns a drying rack. The drying rack has a size. A bike rack has a lock. Members ask about drying racks. A trainer tells members of drying racks.',
  );
  assert.ok(names.includes('DryingRack') && !names.includes('Rack'), names.join());
});
