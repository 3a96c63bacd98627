import assert from 'node:assert/strict';
import fc from 'fast-check';
import { bestPower, type Fact, reliabilityOf, rightAt } from '../../../../bench/understanding/reliability.ts';

/** Ten facts of one document and one confidence, of which so many are right. */
function ten(item: string, confidence: number, right: number): readonly Fact[] {
  return Array.from({ length: 10 }, (_, i) => ({ item, confidence, right: i < right }));
}

describe('reliability', () => {
  it('is perfect where as many are right as is said', () => {
    const { error, buckets } = reliabilityOf([...ten('a', 0.8, 8), ...ten('b', 0.3, 3)]);
    assert.ok(error < 1e-9, String(error));
    assert.deepEqual(
      buckets.map(({ from, facts, right }) => [from, facts, right]),
      [
        [0.3, 10, 0.3],
        [0.8, 10, 0.8],
      ],
    );
  });

  it('is off by the mean distance, weighed by facts', () => {
    const { error } = reliabilityOf([...ten('a', 0.9, 5), ...ten('a', 0.5, 5), ...ten('b', 0.5, 5)]);
    assert.ok(Math.abs(error - 0.4 / 3) < 1e-9, String(error));
  });

  it('says what is right of what is read as one number', () => {
    const facts = [...ten('a', 0.76, 10), ...ten('a', 0.84, 6), ...ten('a', 0.9, 0)];
    assert.deepEqual(rightAt(facts, 0.8), { facts: 20, right: 0.8 });
  });

  it('bends confidences that say too little, and only these', () => {
    assert.equal(bestPower([...ten('a', 0.5, 5), ...ten('a', 0.9, 9)]), 1);
    // 0.64 is 0.8 squared.
    assert.equal(bestPower(ten('a', 0.64, 8)), 0.5);
    const shy = ['a', 'b', 'c'].flatMap((item) => ten(item, 0.64, 8));
    const { error, crossValidated } = reliabilityOf(shy);
    assert.ok(error > 0.15 && crossValidated < 0.01, `${error} ${crossValidated}`);
  });

  it('learns nothing of a document from itself', () => {
    // All of one document is right, all of the other wrong: what is learned of the others misleads.
    const { error, crossValidated } = reliabilityOf([...ten('a', 0.5, 10), ...ten('b', 0.5, 0)]);
    assert.ok(error < 1e-9 && crossValidated > 0.1, `${error} ${crossValidated}`);
  });

  it('keeps every error between 0 and 1', () => {
    const fact = fc.record({
      item: fc.constantFrom('a', 'b', 'c'),
      confidence: fc.double({ min: 0, max: 1, noNaN: true }),
      right: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(fact, { minLength: 1, maxLength: 40 }), (facts) => {
        const { error, crossValidated, spread } = reliabilityOf(facts);
        for (const one of [error, crossValidated, spread]) assert.ok(one >= 0 && one <= 1, String(one));
      }),
    );
  });
});
