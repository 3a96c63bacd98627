import assert from 'node:assert/strict';
import type { Answer } from '../../../../server/src/requirements/benchmark/explain/mistake.ts';
import { adapters } from '../../../../server/src/requirements/benchmark/registry.ts';

/** `figure error name: cause`, of one text of ours with an answer of ours. */
function mistakes(set: string, text: string, answer: Omit<Answer, 'id'>): readonly string[] {
  const adapter = adapters.find(({ name }) => name === set);
  const found = adapter?.explain?.({ id: 'x', text }, { id: 'x', ...answer }) ?? [];
  return found.map(({ figure, error, name, cause }) => `${figure} ${error} ${name}: ${cause}`);
}

const CLASS = { kind: 'class', attributes: [] };

it('tells why a class or a relationship is missed', () => {
  const text = 'Each library has a name and one or more shelves. A member borrows a book from a shelf.';
  const found = mistakes('goldenuml', text, {
    classes: ['Library', 'Shelf', 'Member', 'Book', 'Loan', 'Name'].map((name) => ({ name, ...CLASS })),
    associations: [
      { a: 'Library', b: 'Shelf' },
      { a: 'Library', b: 'Loan' },
      { a: 'Library', b: 'Member' },
    ],
    generalizations: [],
  });
  assert.ok(found.includes('classes missed Loan: its words are not in the text'));
  assert.ok(found.includes('classes missed Name: taken as an attribute'));
  assert.ok(found.includes('relationships missed library – loan: an end was not found'));
  assert.ok(found.includes('relationships missed library – member: no statement names both'));
  assert.ok(!found.some((one) => one.includes('missed library – shelf')));
});

it('tells why an attribute is missed or invented', () => {
  const found = mistakes('goldenuml', 'Each library has a name and an address.', {
    classes: [{ name: 'Library', kind: 'class', attributes: [{ name: 'name' }, { name: 'opening hours' }] }],
    associations: [],
    generalizations: [],
  });
  assert.ok(
    found.includes('attributes missed Library.opening hours: its words do not stand together in the text'),
  );
  assert.ok(found.includes('attributes invented Library.address: said to be had'));
});

it('tells how the words of a story differ from those of the answer', () => {
  const found = mistakes('qus', 'As a clerk, I want to print the open orders.', {
    primaryActions: ['print'],
    primaryEntities: ['orders'],
    targets: [['print', 'orders']],
  });
  assert.deepEqual(found, [
    'entity missed orders: ours has more words',
    'entity invented open orders: ours has more words',
    'targets missed print → orders: its entity differs',
    'targets invented print → open orders: its entity differs',
  ]);
});

it('tells which cue a label came from', () => {
  assert.deepEqual(
    mistakes('fq-class', 'The system shall encrypt all passwords.', { functional: 0, quality: 0 }).length,
    2,
  );
  assert.deepEqual(mistakes('ctetex', 'The door opens.', { passive: true }), [
    'passive voice missed The door opens.: no passive verb group was read',
  ]);
  const smells = mistakes('arta-smells', 'The gate should open as soon as it can, greenly.', {
    smells: { subjective: ['greenly'], uncertainVerb: ['should'] },
  });
  assert.ok(smells.includes('subjective missed greenly: in no list'));
});
