import assert from 'node:assert/strict';
import { foldsOf, parseSpark, selectionsAt } from '../../../../../server/src/language/spark/index.ts';
import { api, ash, at } from './two-dsls.ts';

/** The texts of the selections around the cursor, with runs of blanks as one. */
function selections(marked: string): readonly string[] {
  const offset = marked.indexOf('<|>');
  const text = marked.replace('<|>', '');
  return selectionsAt(parseSpark(text), offset).map(({ start, end }) =>
    text.slice(start, end).replaceAll(/\s+/g, ' '),
  );
}

it('grows from a word over value, argument, statement and block to the document', () => {
  const found = selections(
    'resource A { attributes { attribute a: integer(mi<|>n: 0, max: 5) { doc "x" } } }',
  );
  assert.deepEqual(found, [
    'min',
    'min: 0',
    'min: 0, max: 5',
    'integer(min: 0, max: 5)',
    'a: integer(min: 0, max: 5)',
    'attribute a: integer(min: 0, max: 5)',
    'attribute a: integer(min: 0, max: 5) { doc "x" }',
    '{ attribute a: integer(min: 0, max: 5) { doc "x" } }',
    'attributes { attribute a: integer(min: 0, max: 5) { doc "x" } }',
    '{ attributes { attribute a: integer(min: 0, max: 5) { doc "x" } } }',
    'resource A { attributes { attribute a: integer(min: 0, max: 5) { doc "x" } } }',
  ]);
});

it('grows from a string, a keyword, a named argument and a comment', () => {
  assert.deepEqual(selections(at(api, 'users"')).slice(0, 3), [
    '/users',
    '"/users"',
    '"/users": get, auth: token("X-Token", length: 3)',
  ]);
  assert.equal(selections(at(ash, 'attribute email'))[0], 'attribute');
  assert.deepEqual(selections(at(api, 'auth: token')).slice(0, 2), [
    'auth',
    'auth: token("X-Token", length: 3)',
  ]);
  assert.equal(selections('// a <|>comment\nuse api')[0], '// a comment');
});

it('holds each selection within the next, whatever the document is', () => {
  for (const text of [ash, api, 'a { [ ( "x', '', '}} ^ = {'])
    for (let offset = 0; offset <= text.length; offset++) {
      const found = selectionsAt(parseSpark(text), offset);
      found.forEach(({ start, end }, index) => {
        const outer = found[index + 1];
        assert.ok(start <= offset && offset <= end);
        assert.ok(
          !outer || (outer.start <= start && end <= outer.end && outer.end - outer.start > end - start),
        );
      });
    }
});

/** The lines of the folds, with their kind. */
function folds(text: string): readonly string[] {
  const line = (offset: number): number => text.slice(0, offset).split('\n').length;
  return foldsOf(parseSpark(text))
    .map(({ span, kind }) => `${line(span.start)}-${line(span.end)}${kind ? ` ${kind}` : ''}`)
    .sort();
}

it('folds blocks, lists, runs of comments, block comments and the lines of use', () => {
  const text = `use ash.domain
use ash.resource

// One comment
// in two lines
domain Clinic {
  resources [
    Patient
  ]
  /* A long
     one. */
} // not alone
// alone
resource Patient {
}
`;
  assert.deepEqual(folds(text), ['1-2 imports', '10-11 comment', '14-15', '4-5 comment', '6-12', '7-9']);
  assert.deepEqual(folds(api), ['3-10', '6-9']);
});
