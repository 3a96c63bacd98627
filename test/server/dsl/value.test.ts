import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describeType } from '../../../server/src/dsl/schema/describe-type.ts';
import type { OptionType } from '../../../server/src/dsl/schema/schema.ts';
import { createVocabulary } from '../../../server/src/dsl/schema/vocabulary.ts';
import { exampleOf } from '../../../server/src/dsl/values/example.ts';
import { visitValue } from '../../../server/src/dsl/values/value.ts';
import { parseSpark } from '../../../server/src/language/spark/index.ts';

const vocabulary = createVocabulary([], new Map());

/** What the walk over `value` as a value of `type` met. */
function events(value: string, type: OptionType): readonly string[] {
  const expression = parseSpark(`x ${value}`).statements[0]?.args[0];
  assert.ok(expression, value);
  return visitValue(expression, type, vocabulary).map(({ event }) => event);
}

it('accepts values of their type and no others', () => {
  assert.deepEqual(events('5', { kind: 'number', whole: true, min: 0, max: 9 }), []);
  assert.deepEqual(events('-5', { kind: 'number', whole: true, min: 0 }), ['mismatch']);
  assert.deepEqual(events('1.5', { kind: 'number', whole: true }), ['mismatch']);
  assert.deepEqual(events('"a"', { kind: 'string' }), []);
  assert.deepEqual(events('a', { kind: 'string' }), ['mismatch']);
  assert.deepEqual(events('"FR-1"', { kind: 'id' }), []);
  assert.deepEqual(events('"FR-1"', { kind: 'atom' }), ['mismatch']);
  assert.deepEqual(events('[min: 1]', { kind: 'map' }), []);
  assert.deepEqual(events('[1]', { kind: 'map' }), ['mismatch']);
  assert.deepEqual(events('b', { kind: 'one_of', values: ['a', 'b'] }), []);
  assert.deepEqual(events('c', { kind: 'one_of', values: ['a', 'b'] }), ['mismatch']);
});

it('wraps a value alone only where that is allowed', () => {
  assert.deepEqual(events('a', { kind: 'wrap_list', of: { kind: 'atom' } }), []);
  assert.deepEqual(events('a', { kind: 'list', of: { kind: 'atom' } }), ['mismatch']);
});

it('binds templates to arguments wherever they stand', () => {
  assert.deepEqual(events('a == f([^arg(x)]) and not ^arg(y)', { kind: 'expression' }), [
    'expression',
    'reference',
    'reference',
  ]);
});

it('reports a choice as a whole when nothing fits', () => {
  const type: OptionType = { kind: 'any_of', types: [{ kind: 'boolean' }, { kind: 'atom' }] };
  assert.deepEqual(events('true', type), []);
  assert.deepEqual(events('1', type), ['mismatch']);
});

const anyType: fc.Arbitrary<OptionType> = fc.letrec<{ type: OptionType }>((tie) => ({
  type: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<OptionType>(
      { kind: 'any' },
      { kind: 'atom' },
      { kind: 'id' },
      { kind: 'string' },
      { kind: 'boolean' },
      { kind: 'map' },
      { kind: 'expression' },
      { kind: 'one_of', values: ['a', 'b'] },
      { kind: 'reference', to: 'attribute' },
      { kind: 'declares', what: 'state' },
      { kind: 'number', whole: true, max: -3 },
      { kind: 'number', whole: false, min: 2 },
    ),
    tie('type').map((of): OptionType => ({ kind: 'list', of })),
    tie('type').map((of): OptionType => ({ kind: 'wrap_list', of })),
    tie('type').map((type): OptionType => ({ kind: 'any_of', types: [type] })),
  ),
})).type;

it('gives examples that their type accepts, and words for it', () => {
  fc.assert(
    fc.property(anyType, (type) => {
      assert.ok(!events(exampleOf(type), type).includes('mismatch'), exampleOf(type));
      assert.ok(describeType(type).length > 0);
    }),
  );
});
