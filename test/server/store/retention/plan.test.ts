/** What is planned to be kept, dropped and compacted. */
import { deepEqual, equal, match } from 'node:assert/strict';
import fc from 'fast-check';
import {
  type IndividualFacts,
  lineageRetention,
  planIndividuals,
  planRuns,
  type RunFacts,
} from '../../../../server/src/store/retention/plan.ts';
import { sizeNotice } from '../../../../server/src/store/retention/size.ts';

const now = '2026-06-01T00:00:00.000Z';
const day = (number: number) => new Date(Date.parse(now) - number * 86_400_000).toISOString();
const runOf = (id: string, age: number, more: Partial<RunFacts> = {}): RunFacts => ({
  id,
  isLive: false,
  began: day(age),
  isCompacted: false,
  bytes: 1000,
  ...more,
});

describe('the retention of runs', () => {
  const retention = { ...lineageRetention, wholeRuns: 2, runs: 4, days: 100 };

  it('keeps the newest whole, compacts older ones, drops the oldest', () => {
    const runs = ['a', 'b', 'c', 'd', 'e'].map((id, at) => runOf(id, at + 1));
    deepEqual(planRuns(runs, { now, bytes: 0 }, retention), { drop: ['e'], compact: ['c', 'd'] });
  });

  it('drops what is too old, and leaves alone what is at work or compacted', () => {
    const runs = [
      runOf('new', 1),
      runOf('old', 101),
      runOf('live', 500, { isLive: true }),
      runOf('next', 2),
      runOf('done', 3, { isCompacted: true }),
    ];
    deepEqual(planRuns(runs, { now, bytes: 0 }, retention), { drop: ['old'], compact: [] });
  });

  it('lets the oldest give way when the store is too large, and never the newest', () => {
    const limit = { ...retention, runs: 50, wholeRuns: 50, softLimit: 10_000 };
    const runs = ['a', 'b', 'c'].map((id, at) => runOf(id, at + 1, { bytes: 5000 }));
    deepEqual(planRuns(runs, { now, bytes: 9000 }, limit), { drop: [], compact: [] });
    deepEqual(planRuns(runs, { now, bytes: 13_000 }, limit), { drop: [], compact: ['c'] });
    deepEqual(planRuns(runs, { now, bytes: 18_500 }, limit), { drop: ['c'], compact: ['b'] });
    deepEqual(planRuns(runs, { now, bytes: 1_000_000 }, limit), { drop: ['c', 'b'], compact: [] });
  });
});

describe('the retention of individuals', () => {
  const one = (key: string, fitness: number, parents: readonly string[] = []): IndividualFacts => {
    const [generation = 0, position = 0] = key.split('.').map(Number);
    return { id: `id ${key}`, key, generation, position, fitness, parents };
  };

  it('keeps the best, the elite, and where they come from', () => {
    const population = [
      one('0.0', 9),
      one('0.1', 5),
      one('0.2', 1),
      one('1.0', 8, ['0.2']),
      one('1.1', 3, ['0.1']),
      one('1.2', 2, ['0.0']),
    ];
    deepEqual(planIndividuals(population, 1), {
      drop: ['id 0.1', 'id 1.1', 'id 1.2'],
      empty: ['id 0.2'],
      whole: ['id 0.0', 'id 1.0'],
    });
  });

  it('never loses an ancestor of what it keeps', () => {
    const population = fc
      .array(fc.tuple(fc.double({ noNaN: true }), fc.nat(5), fc.nat(5)), { maxLength: 40 })
      .map((all) =>
        all.map(([fitness, a, b], at) =>
          one(
            `${Math.floor(at / 6)}.${at % 6}`,
            fitness,
            at < 6 ? [] : [a, b].map((p) => `${Math.floor(at / 6) - 1}.${p}`),
          ),
        ),
      );
    fc.assert(
      fc.property(population, fc.nat(3), (individuals, elite) => {
        const { drop, empty, whole } = planIndividuals(individuals, elite);
        equal(drop.length + empty.length + whole.length, individuals.length);
        const dropped = new Set(drop);
        const keys = new Map(individuals.map((each) => [each.key, each]));
        for (const each of individuals)
          if (!dropped.has(each.id))
            for (const parent of each.parents) equal(dropped.has(keys.get(parent)?.id ?? ''), false);
      }),
      { numRuns: 30 },
    );
  });
});

it('the size of a store is told before it matters', () => {
  equal(sizeNotice(100 * 1e6, 256 * 1e6), undefined);
  equal(sizeNotice(210 * 1e6, 256 * 1e6)?.level, 'near');
  const over = sizeNotice(300 * 1e6, 256 * 1e6);
  equal(over?.level, 'over');
  match(over?.message ?? '', /300 MB.*256 MB/);
});
