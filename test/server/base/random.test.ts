import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createRandom, hashText, type Random, resumeRandom } from '../../../server/src/base/random.ts';

const seed = fc.integer();

/** Something drawn from a stream, of every kind it can give. */
const draw = fc.constantFrom<(random: Random) => unknown>(
  (random) => random.int(7),
  (random) => random.int(1),
  (random) => random.unit(),
  (random) => random.pick(['a', 'b', 'c']),
  (random) => random.shuffle([1, 2, 3, 4, 5]),
  (random) => random.fork('label').int(1000),
);
const draws = fc.array(draw, { maxLength: 20 });

describe('random', () => {
  it('gives the same stream for the same seed, on every machine', () => {
    const random = createRandom(42);
    const numbers = Array.from({ length: 6 }, () => random.int(1000));
    // Written down once: whoever changes the generator changes every result that people have recorded with their seeds.
    assert.deepEqual(numbers, [711, 554, 432, 739, 432, 202]);
  });

  it('goes on bit for bit from a state that was written down', () =>
    fc.assert(
      fc.property(seed, draws, draws, (start, before, after) => {
        const random = createRandom(start);
        for (const one of before) one(random);
        const state = JSON.parse(JSON.stringify(random.state())) as number[];
        const resumed = resumeRandom(state);
        for (const one of after) assert.deepEqual(one(resumed), one(random));
        assert.deepEqual(resumed.state(), random.state());
      }),
    ));

  it('is left as it is by a fork, which depends on state and label', () =>
    fc.assert(
      fc.property(seed, fc.string(), (start, label) => {
        const random = createRandom(start);
        const state = random.state();
        const first = random.fork(label).state();
        assert.deepEqual(random.state(), state);
        assert.deepEqual(random.fork(label).state(), first);
        assert.notDeepEqual(random.fork(`${label}x`).state(), first);
        random.int(10);
        assert.notDeepEqual(random.fork(label).state(), first);
      }),
    ));

  it('stays within its bounds', () =>
    fc.assert(
      fc.property(seed, fc.integer({ min: 1, max: 2 ** 31 }), (start, bound) => {
        const random = createRandom(start);
        const whole = random.int(bound);
        assert.ok(Number.isInteger(whole) && whole >= 0 && whole < bound);
        const unit = random.unit();
        assert.ok(unit >= 0 && unit < 1);
      }),
    ));

  it('shuffles into a new array of the same items', () =>
    fc.assert(
      fc.property(seed, fc.array(fc.integer()), (start, items) => {
        const before = [...items];
        const shuffled = createRandom(start).shuffle(items);
        assert.deepEqual(items, before);
        const ascending = (a: number, b: number) => a - b;
        assert.deepEqual([...shuffled].sort(ascending), [...items].sort(ascending));
      }),
    ));

  it('is even: a chi-square test that one in a million fair generators would fail, at a fixed seed', () => {
    const random = createRandom(2026);
    const [bins, size] = [10, 20_000];
    const counts = Array<number>(bins).fill(0);
    for (let i = 0; i < size; i++) {
      const bin = random.int(bins);
      counts[bin] = (counts[bin] ?? 0) + 1;
    }
    const expected = size / bins;
    const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    // 9 degrees of freedom, p = 1e-6.
    assert.ok(chiSquare < 44.8, `chi-square is ${chiSquare}`);
  });

  it('gives different first numbers to neighbouring seeds', () => {
    const firsts = new Set(Array.from({ length: 100 }, (_, start) => createRandom(start).int(1_000_000)));
    assert.ok(firsts.size > 95, `${firsts.size} of 100`);
  });

  it('says that picking from nothing is a bug', () => {
    assert.throws(() => createRandom(1).pick([]), /Nothing to pick from/);
  });
});

describe('hash of a text', () => {
  it('is FNV-1a for ASCII', () => {
    // The vectors of the FNV authors' test suite.
    assert.equal(hashText(''), 0x811c9dc5);
    assert.equal(hashText('a'), 0xe40c292c);
    assert.equal(hashText('foobar'), 0xbf9cf968);
  });
});
