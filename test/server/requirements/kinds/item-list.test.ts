/** Lists that complete the sentence above them. */
import assert from 'node:assert/strict';
import { readRequirements } from '../../../../server/src/language/requirements-document/index.ts';
import { analyze } from '../../../../server/src/requirements/index.ts';
import { withItemsJoined } from '../../../../server/src/requirements/kinds/item-list.ts';

it('reads items as parts of the sentence, as long as they stand there', () => {
  const text = 'Each pass shall have:\n  - a unique number\n  - an issue date, and\n  - a colour.';
  const joined = withItemsJoined(text);
  assert.equal(joined.length, text.length);
  assert.equal(
    joined.replace(/\s+/g, ' ').replace(/ ,/g, ','),
    'Each pass shall have a unique number, an issue date, and a colour.',
  );
});

it('leaves a list that a colon announces in full, and text without any, as it is', () => {
  for (const text of [
    'The office keeps the following papers:\n- a plan\n- a permit',
    'Each pass has a number.',
    'Each pass has:\n- a number',
  ])
    assert.equal(withItemsJoined(text), text);
});

it('understands what is listed', () => {
  const [document] = readRequirements(
    `R1: Each pass shall have:
  - a unique number,
  - a balance between 0 and 200 EUR,
  - a cancellation date, and
  - a type (adult, child or senior).
R2: The system shall allow a rider to:
  a) top up a pass,
  b) block a lost pass.
`,
    'file:///a.req',
  );
  const { entities, actors } = analyze(document)[0];
  const pass = entities.find(({ name }) => name === 'Pass');
  assert.deepEqual(
    pass?.attributes.map(({ name, type }) => `${name}: ${type}`),
    ['number: identifier', 'balance: money', 'cancellation_date: date', 'type: enumeration'],
  );
  assert.deepEqual(
    actors.flatMap(({ name, permissions }) => permissions.map(({ action }) => `${name} ${action.verb}`)),
    ['rider top', 'rider block'],
  );
});
