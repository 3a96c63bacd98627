import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isNear, nearKeys } from '../../../../server/src/requirements/findings/near-sets.ts';

const word = fc.integer({ min: 0, max: 60 }).map((n) => `word${n}`);
/** A set and one made of it by a few changes, so that many pairs are near. */
const pairs = fc
  .tuple(
    fc.uniqueArray(word, { minLength: 1, maxLength: 45 }),
    fc.array(word, { maxLength: 4 }),
    fc.array(fc.nat(44), { maxLength: 4 }),
  )
  .map(([words, more, less]) => {
    const other = new Set([...words.filter((_, i) => !less.includes(i)), ...more]);
    return [new Set(words), other] as const;
  });

it('sets that are near share a key, and sets that are not do not pass as near', () => {
  let near = 0;
  fc.assert(
    fc.property(pairs, ([a, b]) => {
      const common = [...a].filter((one) => b.has(one)).length;
      const all = new Set([...a, ...b]).size;
      assert.equal(isNear(a, b), all >= 6 && common / all >= 0.9);
      if (!isNear(a, b)) return;
      near++;
      const keys = new Set(nearKeys(a));
      assert.ok(nearKeys(b).some((key) => keys.has(key)));
    }),
    { numRuns: 3000, seed: 11 },
  );
  assert.ok(near > 100);
});

it('sets that are not alike share no key as a rule', () => {
  const set = (from: number): Set<string> => new Set(Array.from({ length: 14 }, (_, i) => `word${from + i}`));
  const keys = new Set(nearKeys(set(0)));
  const met = Array.from({ length: 500 }, (_, n) => nearKeys(set(5 * (n + 1))).some((key) => keys.has(key)));
  assert.ok(met.filter(Boolean).length < 10);
});
