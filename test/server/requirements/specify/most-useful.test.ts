import assert from 'node:assert/strict';
import fc from 'fast-check';
import { leastToKeep } from '../../../../server/src/requirements/specify/backlog/most-useful.ts';

it('keeps what is likely and leaves what would hurt', () => {
  assert.equal(leastToKeep([0.9, 0.05, 0.8, 0.1], 2), 0.8);
  assert.equal(leastToKeep([0.3, 0.3, 0.3], 1), 0.3);
  assert.equal(leastToKeep([], 0), Number.POSITIVE_INFINITY);
});

it('finds the greatest expected measure of all cuts', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 1, maxLength: 12 }),
      fc.double({ min: 0.5, max: 10, noNaN: true }),
      (probabilities, expected) => {
        const measure = (least: number): number => {
          const kept = probabilities.filter((p) => p >= least);
          return (2 * kept.reduce((sum, p) => sum + p, 0)) / (kept.length + expected);
        };
        const best = measure(leastToKeep(probabilities, expected));
        for (const cut of probabilities) assert.ok(measure(cut) <= best + 1e-9);
      },
    ),
  );
});
