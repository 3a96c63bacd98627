/** What is said to be constant comes out so for every record. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { constantConditions } from '../../../server/src/dsl/constant-condition.ts';
import { evaluateOn } from '../../../server/src/dsl/evaluate-record.ts';
import { nameText } from '../../../server/src/dsl/syntax.ts';
import { parseSpark } from '../../../server/src/language/spark/index.ts';

function parse(text: string) {
  const expression = parseSpark(`x ${text}`).statements[0]?.args[0];
  assert.ok(expression, text);
  return expression;
}

const record = fc.record({
  a: fc.option(fc.nat(2)),
  b: fc.option(fc.nat(2)),
  mood: fc.option(fc.constantFrom('good', 'bad')),
  open: fc.option(fc.boolean()),
});

const isValue = (expression: Parameters<typeof nameText>[0]) =>
  ['good', 'bad'].includes(nameText(expression) ?? '');

const condition = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom('open', 'true', 'false', 'nil', 'is_nil(a)', 'is_nil(b)', 'mood == good', 'mood == bad'),
    fc
      .tuple(
        fc.constantFrom('a', 'b', '0', '1', '2', '1 + 1'),
        fc.constantFrom('==', '!=', '<', '>='),
        fc.constantFrom('a', 'b', '0', '1', '2'),
      )
      .map((each) => each.join(' ')),
    fc.constantFrom('a in [0, 1]', '1 in [0, 1]', '1 in [0, nil]', '[0, 1] has 2'),
    fc.tuple(tie('any'), fc.constantFrom('and', 'or'), tie('any')).map(([l, o, r]) => `(${l} ${o} ${r})`),
    fc.tuple(tie('any'), tie('any'), tie('any')).map((each) => `(${each.join(' and ')})`),
    tie('any').map((each) => `not (${each})`),
  ),
})).any;

it('holds for every record', () => {
  let constant = 0;
  fc.assert(
    fc.property(condition, fc.array(record, { minLength: 5, maxLength: 20 }), (text, records) => {
      for (const { expression, always } of constantConditions(parse(text), isValue)) {
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
