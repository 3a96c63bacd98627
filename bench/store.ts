/** The store against native SQLite (WAL, FULL) and against exporting the whole file: individuals of an evolution and their fitness. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom } from '../server/src/base/random.ts';
import { type Bench, type Figure, figure, median, percentile } from './measure.ts';
import { type Engine, engines } from './store-engines.ts';

/** What one run of one engine took. */
interface Run {
  /** Individuals per second, with their fitness, in transactions of 100. */
  readonly inserted: number;
  /** Milliseconds of commits of one row. */
  readonly commit: number;
  readonly commitLate: number;
  /** Microseconds. */
  readonly point: number;
  readonly range: number;
}

const tables = [
  'create table individual (id integer primary key, run integer, generation integer, genome text)',
  'create table fitness (individual integer primary key, run integer, generation integer, total real, vector text)',
  'create index fitness_best on fitness (run, generation, total)',
];
const insertIndividual = 'insert into individual (id, run, generation, genome) values (?, ?, ?, ?)';
const insertFitness =
  'insert into fitness (individual, run, generation, total, vector) values (?, ?, ?, ?, ?)';

/** Puts `count` individuals in, in transactions of `size`; `from` is the id of the first. */
function fill(engine: Engine, from: number, count: number, size: number): void {
  const random = createRandom(1);
  const genome = (): string => JSON.stringify(Array.from({ length: 56 }, () => random.int(1e9)));
  for (let first = from; first < from + count; first += size)
    engine.transaction(() => {
      for (let id = first; id < first + size; id++) {
        engine.run(insertIndividual, [id, 1, Math.floor(id / 100), genome()]);
        const vector = Array.from({ length: 5 }, () => random.unit());
        const total = vector.reduce((sum, value) => sum + value, 0);
        engine.run(insertFitness, [id, 1, Math.floor(id / 100), total, JSON.stringify(vector)]);
      }
    });
}

const millisecondsOf = (work: () => void): number => {
  const start = performance.now();
  work();
  return performance.now() - start;
};

/** How much an engine is asked to do. */
interface Size {
  /** Individuals that are there before anything is timed. */
  readonly before: number;
  readonly count: number;
  readonly commits: number;
}

type Runs = ReadonlyMap<string, readonly Run[]>;

/** All engines take turns, commit by commit, so that what else the machine does falls on each of them. */
async function interleaved(rounds: number, size: (name: string) => Size): Promise<Runs> {
  const runs = new Map<string, Run[]>();
  for (let round = 0; round < rounds; round++)
    for (const [name, run] of await takeTurns(size)) runs.set(name, [...(runs.get(name) ?? []), run]);
  return runs;
}

async function takeTurns(size: (name: string) => Size): Promise<Map<string, Run>> {
  const folder = mkdtempSync(join(tmpdir(), 'spark-factory-bench-'));
  const opened: { name: string; engine: Engine; size: Size; single: number[]; inserting: number }[] = [];
  try {
    for (const [name, open] of engines())
      opened.push({
        name,
        engine: await open(join(folder, String(opened.length))),
        size: size(name),
        single: [],
        inserting: 0,
      });
    for (const one of opened) {
      for (const table of tables) one.engine.run(table);
      if (one.size.before > 0) fill(one.engine, 1, one.size.before, 5000);
    }
    const random = createRandom(2);
    for (const one of opened)
      if (one.size.count > 0)
        one.inserting = millisecondsOf(() => fill(one.engine, one.size.before + 1, one.size.count, 100));
    const isNative = ({ name }: { name: string }): boolean => !name.includes('exported');
    // What exporting leaves for the disk to do would fall on whoever comes next: it has a turn of its own.
    // As often again before, untimed: code that runs for the first time is slow in one of them and not in the other.
    for (const group of [opened.filter(isNative), opened.filter((one) => !isNative(one))])
      for (let i = -200; i < Math.max(...group.map((one) => one.size.commits)); i++)
        for (const { engine, size, single } of i % 2 === 0 ? group : group.toReversed())
          if (i < size.commits && i >= -size.commits) {
            const taken = millisecondsOf(() =>
              engine.transaction(() => engine.run(insertFitness, [1e6 + i, 2, 1, random.unit(), '[]'])),
            );
            if (i >= 0) single.push(taken);
          }
    const reads = new Map(opened.map((one) => [one, { point: 0, range: 0 }]));
    for (let slice = 0; slice <= slices; slice++)
      for (const [{ engine, size }, sum] of reads) {
        const { point, range } = readings(engine, size.before + size.count, slice);
        // The first one only warms up.
        if (slice === 0) continue;
        sum.point += point / slices;
        sum.range += range / slices;
      }
    return new Map(
      opened.map((one) => [
        one.name,
        {
          inserted: (1000 * one.size.count) / one.inserting,
          commit: median(one.single),
          commitLate: percentile(one.single, 0.99),
          ...(reads.get(one) ?? { point: Number.NaN, range: Number.NaN }),
        },
      ]),
    );
  } finally {
    for (const { engine } of opened) engine.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Reads are taken in so many slices, in turns. */
const slices = 10;

/** Microseconds of a read of one row, and of the best 50 of a generation. */
function readings(engine: Engine, individuals: number, seed: number): Pick<Run, 'point' | 'range'> {
  const random = createRandom(seed);
  const [points, ranges] = [2_000, 50];
  const point = millisecondsOf(() => {
    for (let i = 0; i < points; i++)
      engine.all('select * from individual where id = ?', [1 + random.int(individuals)]);
  });
  const range = millisecondsOf(() => {
    for (let i = 0; i < ranges; i++)
      engine.all(
        'select individual, total from fitness where run = 1 and generation = ? order by total desc limit 50',
        [random.int(individuals / 100)],
      );
  });
  return { point: (1000 * point) / points, range: (1000 * range) / ranges };
}

/** What is asked for of ours in relation to native SQLite. */
const targets: Partial<Record<keyof Run, string>> = { inserted: '> 0.5', commit: '< 1.3' };

function figuresOf(runs: Runs, of: string): Figure[] {
  const [mine = []] = runs.values();
  const result: Figure[] = [];
  for (const [name, all] of runs)
    for (const [key, what, unit] of [
      ['inserted', 'individuals', '1/s'],
      ['commit', 'commit of one row, p50', 'ms'],
      ['commitLate', 'commit of one row, p99', 'ms'],
      ['point', 'read of one row', 'µs'],
      ['range', 'best 50 of a generation', 'µs'],
    ] as const) {
      const values = all.map((run) => run[key]);
      if (!values.every(Number.isFinite)) continue;
      result.push(figure(`${of}: ${name}: ${what}`, values, unit));
      if (all === mine) continue;
      const ratios = mine.map((run, i) => run[key] / (values[i] ?? Number.NaN));
      const isNative = !name.includes('exported');
      const target = isNative ? targets[key] : undefined;
      result.push(figure(`${of}: ours to ${name}: ${what}`, ratios, '×', target ? { target } : {}));
    }
  return result;
}

/** 10,000 individuals from an empty store on: about 6 MB. */
export const smallStore = async (rounds = 5): Promise<Figure[]> =>
  figuresOf(await interleaved(rounds, () => ({ before: 0, count: 10_000, commits: 200 })), '6 MB');

/** In a store of about 66 MB; exporting it takes so long that few transactions must do. */
export const largeStore = async (rounds = 3): Promise<Figure[]> =>
  figuresOf(
    await interleaved(rounds, (name) => ({
      before: 95_000,
      count: name.includes('exported') ? 1_000 : 5_000,
      commits: name.includes('exported') ? 20 : 200,
    })),
    '66 MB',
  );

export const storeBench: Bench = {
  name: 'engine-store',
  run: async () => [...(await smallStore()), ...(await largeStore())],
};
