/** Nil in conditions, as tables and laws. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { evaluateOn, type RecordValue } from '../../../server/src/dsl/expressions/evaluate-record.ts';
import {
  and,
  isAmong,
  not,
  operate,
  or,
  type Truth,
} from '../../../server/src/dsl/expressions/three-valued.ts';
import { parseSpark } from '../../../server/src/language/spark/index.ts';

const doctor = { name: 'Ida', age: 40, ward: null };
const record = { age: 17, name: 'Ada', gone: null, doctor, visits: [{ fee: 5 }, { fee: 9 }] };

function evaluated(text: string): RecordValue {
  const expression = parseSpark(`x ${text}`).statements[0]?.args[0];
  assert.ok(expression, text);
  return evaluateOn(expression, { record, template: (name, [first]) => `${name} ${String(first)}` });
}

const cases: Readonly<Record<string, RecordValue>> = {
  'true and nil': null,
  'false and nil': false,
  'nil and nil': null,
  'true or nil': true,
  'false or nil': null,
  'not nil': null,
  'nil == nil': null,
  'nil != nil': null,
  '"a" <> nil': null,
  '1 + nil': null,
  '1 / 0': null,
  '"a" < 1': null,
  'gone == nil': null,
  'is_nil(gone)': true,
  'is_nil(age)': false,
  'age + 1 >= 18 and name == Ada': true,
  'name == "Ada"': true,
  '1 in [1, nil]': true,
  '2 in [1, nil]': null,
  '2 in [1, 3]': false,
  '[1, 2] has 2': true,
  'age in 3': null,
  'doctor.name <> "!"': 'Ida!',
  'doctor.ward.name': null,
  'exists(visits, fee > parent(age))': false,
  'exists(visits, fee < parent(age))': true,
  'count(visits, fee > 5)': 1,
  'exists(doctor)': true,
  'if(gone, 1, 2)': 2,
  'if(age < 18, 1, 2)': 1,
  '^arg(name)': 'arg Ada',
  'some_function(1)': null,
  '-age': -17,
};

for (const [text, value] of Object.entries(cases))
  it(`${text} is ${value ?? 'nil'}`, () => assert.deepEqual(evaluated(text), value));

const truth = fc.constantFrom<Truth>(true, false, null);
const scalar = fc.oneof(fc.boolean(), fc.integer({ min: -3, max: 3 }), fc.constantFrom('a', 'b'));

it('keeps the laws of Kleene', () => {
  fc.assert(
    fc.property(truth, truth, truth, (a, b, c) => {
      assert.equal(and(a, b), and(b, a));
      assert.equal(or(a, b), or(b, a));
      assert.equal(not(and(a, b)), or(not(a), not(b)));
      assert.equal(and(a, or(b, c)), or(and(a, b), and(a, c)));
      assert.equal(not(not(a)), a);
      assert.equal(and(a, true), a);
      assert.equal(or(a, false), a);
    }),
  );
});

it('never turns an answer round when what was not known becomes known', () => {
  const known = (truthValue: Truth, filled: boolean) => truthValue ?? filled;
  fc.assert(
    fc.property(truth, truth, fc.boolean(), fc.boolean(), (a, b, x, y) => {
      for (const operator of [and, or]) {
        const before = operator(a, b);
        if (before !== null) assert.equal(operator(known(a, x), known(b, y)), before);
      }
    }),
  );
});

it('knows nothing of nil, and everything about being the same', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('==', '!=', '<', '<=', '>', '>=', '<>', '+', '*'),
      scalar,
      (operator, value) => {
        assert.equal(operate(operator, value, null), null);
        assert.equal(operate(operator, null, value), null);
        assert.equal(operate('==', value, value), true);
        assert.equal(operate('!=', value, value), false);
      },
    ),
  );
});

it('finds a value among others as comparing it with each of them would', () => {
  fc.assert(
    fc.property(scalar, fc.array(fc.option(scalar)), (value, others) => {
      const each = others.map((other) => operate('==', value, other));
      const expected = each.includes(true) ? true : each.includes(null) ? null : false;
      assert.equal(isAmong(value, others), expected);
    }),
  );
});
