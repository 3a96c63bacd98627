/** The store against native SQLite (WAL, FULL) and against exporting the whole file: individuals of an evolution and their fitness. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom } from '../server/src/base/random.ts';
import { type Bench, type Figure, figure, median, percentile } from './measure.ts';
import { type Engine, engines, type OpenEngine } from './store-engines.ts';

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

/** Puts `count` individuals in, in transactions of `size`. */
function fill(engine: Engine, count: number, size: number): void {
  const random = createRandom(1);
  const genome = (): string => JSON.stringify(Array.from({ length: 56 }, () => random.int(1e9)));
  for (let first = 1; first <= count; first += size)
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

/** One run in a new folder. `inserts` of the individuals are timed, the last ones. */
async function measure(
  open: OpenEngine,
  { before, count, commits }: { before: number; count: number; commits: number },
): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), 'spark-factory-bench-'));
  const engine = await open(folder);
  try {
    for (const table of tables) engine.run(table);
    if (before > 0) fill(engine, before, 5000);
    const random = createRandom(2);
    const inserting = count === 0 ? 0 : millisecondsOf(() => fill(engine, count, 100));
    const individuals = before + count;
    const single = Array.from({ length: commits }, (_, i) =>
      millisecondsOf(() =>
        engine.transaction(() => engine.run(insertFitness, [individuals + 1 + i, 2, 1, random.unit(), '[]'])),
      ),
    );
    const points = 20_000;
    const point = millisecondsOf(() => {
      for (let i = 0; i < points; i++)
        engine.all('select * from individual where id = ?', [1 + random.int(individuals)]);
    });
    const ranges = 500;
    const range = millisecondsOf(() => {
      for (let i = 0; i < ranges; i++)
        engine.all(
          'select individual, total from fitness where run = 1 and generation = ? order by total desc limit 50',
          [random.int(individuals / 100)],
        );
    });
    return {
      inserted: (1000 * count) / inserting,
      commit: median(single),
      commitLate: percentile(single, 0.99),
      point: (1000 * point) / points,
      range: (1000 * range) / ranges,
    };
  } finally {
    engine.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Runs = ReadonlyMap<string, readonly Run[]>;

/** All engines take turns, so that what else the machine does falls on each of them. */
async function interleaved(
  rounds: number,
  size: (name: string) => { before: number; count: number; commits: number } | undefined,
): Promise<Runs> {
  const runs = new Map<string, Run[]>();
  for (let round = 0; round < rounds; round++)
    for (const [name, open] of engines()) {
      const wanted = size(name);
      if (!wanted) continue;
      runs.set(name, [...(runs.get(name) ?? []), await measure(open, wanted)]);
    }
  return runs;
}

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
      if (all === mine || !name.includes('sqlite')) continue;
      const ratios = mine.map((run, i) => run[key] / (values[i] ?? Number.NaN));
      const target = key === 'inserted' ? '> 0.5' : key === 'commit' ? '< 1.3' : undefined;
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
    await interleaved(rounds, (name) =>
      name.includes('exported')
        ? { before: 95_000, count: 0, commits: 20 }
        : { before: 95_000, count: 5_000, commits: 200 },
    ),
    '66 MB',
  );

export const storeBench: Bench = {
  name: 'engine-store',
  run: async () => [...(await smallStore()), ...(await largeStore())],
};
