/** What is said to be constant comes out so for every record. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { evaluateOn } from '../../../server/src/dsl/expressions/evaluate-record.ts';
import { constantConditions } from '../../../server/src/dsl/rules/constant-condition.ts';
import { type ConditionFacts, reasonIn } from '../../../server/src/dsl/rules/contradiction.ts';
import { nameText } from '../../../server/src/dsl/syntax/syntax.ts';
import { parseSpark } from '../../../server/src/language/spark/index.ts';

function parse(text: string) {
  const expression = parseSpark(`x ${text}`).statements[0]?.args[0];
  assert.ok(expression, text);
  return expression;
}

const record = fc.record({
  a: fc.option(fc.nat(2)),
  b: fc.option(fc.nat(2)),
  c: fc.nat(2),
  mood: fc.option(fc.constantFrom('good', 'bad')),
  open: fc.option(fc.boolean()),
});

const facts: ConditionFacts = {
  isValue: (expression) => ['good', 'bad'].includes(nameText(expression) ?? ''),
  isOneValue: (expression) => expression.kind === 'name',
  rangeOf: (expression) =>
    ['a', 'c'].includes(nameText(expression) ?? '') ? { low: 0, high: 2, whole: true } : undefined,
  isGiven: (expression) => nameText(expression) === 'c',
  isNeverNil: (expression) => nameText(expression) === 'c',
};

const part = fc.oneof(
  fc
    .tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('==', '!=', '<', '<=', '>', '>='), fc.nat(3))
    .map((each) => each.join(' ')),
  fc.constantFrom(
    'is_nil(b)',
    'not is_nil(b)',
    'b in [1, 2]',
    'not (b < 1)',
    'mood == good',
    'mood != good',
    'open',
  ),
);

const condition = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom(
      'open',
      'true',
      'false',
      'nil',
      'is_nil(a)',
      'is_nil(b)',
      'is_nil(c)',
      'mood == good',
      'mood == bad',
    ),
    fc
      .tuple(
        fc.constantFrom('a', 'b', 'c', '0', '1', '2', '1 + 1'),
        fc.constantFrom('==', '!=', '<', '<=', '>', '>='),
        fc.constantFrom('a', 'b', 'c', '-1', '0', '0.5', '1', '2', '3'),
      )
      .map((each) => each.join(' ')),
    fc.constantFrom(
      'a in [0, 1]',
      'b in [2, 3]',
      'mood in [good]',
      '1 in [0, 1]',
      '1 in [0, nil]',
      '[0, 1] has 2',
    ),
    fc.tuple(tie('any'), fc.constantFrom('and', 'or'), tie('any')).map(([l, o, r]) => `(${l} ${o} ${r})`),
    fc.tuple(tie('any'), tie('any'), tie('any')).map((each) => `(${each.join(' and ')})`),
    tie('any').map((each) => `not (${each})`),
  ),
})).any;

it('holds for every record', () => {
  let constant = 0;
  fc.assert(
    fc.property(condition, fc.array(record, { minLength: 5, maxLength: 20 }), (text, records) => {
      for (const { expression, always } of constantConditions(parse(text), facts)) {
        constant++;
        for (const each of records)
          assert.equal(
            evaluateOn(expression, { record: each }) === true,
            always,
            `${text} on ${JSON.stringify(each)}`,
          );
      }
    }),
    { numRuns: 500 },
  );
  assert.ok(constant > 50, `only ${constant} constant conditions among so many`);
});

it('holds wherever what it follows from does', () => {
  let implied = 0;
  const holdsFor = (text: string, each: Parameters<typeof evaluateOn>[1]['record']) =>
    evaluateOn(parse(text), { record: each }) === true;
  fc.assert(
    fc.property(part, part, fc.array(record, { minLength: 5, maxLength: 20 }), (known, text, records) => {
      if (!reasonIn([parse(known)], parse(text), facts)) return;
      implied++;
      for (const each of records)
        assert.ok(
          !holdsFor(known, each) || holdsFor(text, each),
          `${text} of ${known} on ${JSON.stringify(each)}`,
        );
    }),
    { numRuns: 1000 },
  );
  assert.ok(implied > 20, `only ${implied} follow from another`);
});

/** What is said of a condition: `never`, `always`, or nothing. */
const saying = (text: string) =>
  constantConditions(parse(text), facts).map(({ always }) => (always ? 'always' : 'never'));

for (const text of [
  'b > 10 and b < 5',
  'b == 3 and b > 4',
  'b >= 5 and b < 5',
  '5 > b and open and 5 <= b',
  'a > 1 and a < 2',
  'b in [1, 2] and b > 2',
  'mood in [good] and mood == bad',
  'mood != good and mood == good',
  'not (b > 5) and b > 7',
  'is_nil(b) and not is_nil(b)',
  'is_nil(b) and b in [1]',
  'length(b) < 3 and length(b) > 3',
  'a < 0',
  'a == 1.5',
  'not (a >= 0)',
])
  it(`is never true: ${text}`, () => assert.deepEqual(saying(text), ['never']));

it('is always true only of what is never nil', () => {
  assert.deepEqual(saying('c >= 0'), ['always']);
  assert.deepEqual(saying('not (c > 2)'), ['always']);
  assert.deepEqual(saying('a >= 0 or is_nil(a)'), []);
  assert.deepEqual(saying('a >= 0'), []);
});

for (const text of [
  'b > 5 and b < 10',
  'b >= 5 and b <= 5',
  'b > 4 and b < 5',
  'b > 10 or b < 5',
  'b in [1, 5] and b > 2',
  'b in [1, mood] and b > 2',
  'b > c and b < a',
  'b != 3 and b != 4',
  'b != 3 and b > 2',
  'length(b) < 3 and length(mood) > 3',
])
  it(`says nothing of ${text}`, () => assert.deepEqual(saying(text), []));
