/** Scenario outlines are read with the first of their examples. */
import assert from 'node:assert/strict';
import { readRequirements } from '../../../../server/src/language/requirements-document/index.ts';
import { analyze } from '../../../../server/src/requirements/index.ts';

const outline = `Scenario Outline: Late returns
  Given a loan that is <days> days overdue
  When the member returns the copy
  Then the status of the loan is <state of the loan>
  And the library charges <fee> EUR
  And the clerk writes <word>

  Examples:
    | days | fee  | state of the loan |
    |------|------|---|
    | 14   | 0.20 | closed |
    | 30   | 2.00 | blocked |
`;

function textOf(text: string): string {
  const [document] = readRequirements(text, 'file:///a.req');
  assert.equal(document.statements.length, 1);
  return document.statements[0]?.text ?? '';
}

it('reads the first example in the place of each name, as long as it stands there', () => {
  const text = textOf(outline);
  assert.match(text, /a loan that is 14 {4} days overdue/);
  assert.match(text, /the status of the loan is closed {13}\n/);
  assert.match(text, /charges 0\.20 {2}EUR/);
  assert.equal(text.length, outline.indexOf('\n\n') - outline.indexOf('Given'));
});

it('leaves a name without a column as what is to be filled in', () => {
  const [document] = readRequirements(outline, 'file:///a.req');
  const placeholders = analyze(document)[1].filter(({ code }) => code === 'req/placeholder');
  assert.deepEqual(
    placeholders.map(({ span }) => outline.slice(span.start, span.end)),
    ['<word>'],
  );
});

it('reads the name where the value is longer, and nothing where no examples follow', () => {
  const text = 'Given a <x> thing\nWhen a clerk sells it\nThen it is sold\n';
  assert.match(textOf(`${text}\nExamples:\n| x |\n| very large |\n`), /Given a x {3}thing/);
  assert.match(textOf(text), /Given a <x> thing/);
});

it('takes every row of the examples for values of an attribute, for states and for what is done', () => {
  const [document] = readRequirements(
    `Scenario Outline: Repairs
  Given a scooter in state <old>
  And a renter with a <tariff> tariff
  When a mechanic <does> the scooter
  Then the scooter is in state <new state>

  Examples:
    | old    | does     | new state | tariff |
    | broken | repairs  | working   | day    |
    | broken | discards | dismantled and gone | year |
    | dirty  | cleans   | working   | day    |
`,
    'file:///a.req',
  );
  const { entities, actors, stateChanges } = analyze(document)[0];
  const attributes = entities.flatMap(({ name, attributes: all }) =>
    all.map((one) => `${name}.${one.name}: ${one.values?.join('|') ?? one.type}`),
  );
  assert.ok(attributes.includes('Renter.tariff: day|year'), attributes.join());
  assert.ok(
    attributes.some((one) => /^Scooter\.state: broken\|dirty\|working/.test(one)),
    attributes.join(),
  );
  assert.deepEqual(
    actors.flatMap(({ permissions }) => permissions.map(({ action }) => action.verb)),
    ['repair', 'discard', 'clean'],
  );
  assert.deepEqual(
    stateChanges.map(({ action, from, to }) => `${action}: ${from} → ${to}`),
    ['repair: broken → working', 'discard: broken → dismantled', 'clean: dirty → working'],
  );
});
