/** Documents with anything missing or twice still come to definitions that are data: nothing is thrown. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { planMarkdown } from '../../../../server/src/emit/plan-markdown.ts';
import { wrappersOf } from '../../../../server/src/emit/wrappers/index.ts';
import { root } from '../../emit/emitted.ts';
import { read } from './read.ts';

const documents = ['shelf.spark', 'place-order.spark'].map((name) =>
  readFileSync(join(root, 'test/fixtures', name), 'utf8').split(/(?<=[\s{}[\](),:])/),
);

/** Words that are taken out, said twice, or put elsewhere. */
const damage = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.constantFrom('remove', 'repeat', 'move')), {
  minLength: 1,
  maxLength: 6,
});

function damaged(words: readonly string[], edits: readonly (readonly [number, number, string])[]): string {
  const left = [...words];
  for (const [place, target, edit] of edits) {
    const at = place % left.length;
    const [word = ''] = edit === 'repeat' ? left.slice(at, at + 1) : left.splice(at, 1);
    if (edit !== 'remove') left.splice(target % (left.length + 1), 0, word);
  }
  return left.join('');
}

it('reads, wraps and draws damaged documents', () => {
  fc.assert(
    fc.property(fc.constantFrom(...documents), damage, (words, edits) => {
      const { definitions } = read(damaged(words, edits));
      assert.deepEqual(JSON.parse(JSON.stringify(definitions)), definitions);
      for (const reactor of definitions.reactors) assert.match(planMarkdown(reactor), /^flowchart LR$/m);
      assert.match(
        wrappersOf(definitions, { name: 'A', doc: 'A.', runtime: '..' }),
        /export function createA/,
      );
    }),
    { numRuns: 15 },
  );
});
