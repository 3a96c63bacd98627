/** Figures of the engine of workflows: a step in memory and durable, a map of many elements, and random runs against the model. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createRandom } from '../server/src/base/random.ts';
import type { ReactorDefinition } from '../server/src/model/definition/reactor.ts';
import {
  createReactorEngine,
  type ReactorEngine,
  type ReactorJournal,
  type StepHandlers,
  sqlJournal,
} from '../server/src/reactor/index.ts';
import type { Database } from '../server/src/store/database.ts';
import { nodeDurableFiles } from '../server/src/store/node/durable-files.ts';
import { openMemoryDatabase } from '../server/src/store/sqljs/memory.ts';
import { openSqljsDatabase } from '../server/src/store/sqljs/open.ts';
import { randomRun } from '../test/server/reactor/random-run.ts';
import { element, handler, input, reactor, result, step, work } from '../test/server/reactor/workshop.ts';
import { type Bench, type Figure, figure, median, percentile, times } from './measure.ts';

const wasm = readFileSync(new URL('../node_modules/sql.js/dist/sql-wasm.wasm', import.meta.url));
let ids = 0;

function engineWith(
  reactors: readonly ReactorDefinition[],
  handlers: StepHandlers,
  journal?: ReactorJournal,
): ReactorEngine {
  return createReactorEngine({
    reactors,
    handlers,
    evaluate: () => null,
    host: {
      now: () => Date.now(),
      sleep: (milliseconds, signal) => wait(milliseconds, undefined, { signal }).catch(() => {}),
      random: createRandom(1),
      newId: () => `run-${++ids}`,
      log: () => {},
    },
    ...(journal ? { journal } : {}),
  });
}

/** Layers of seven no-op steps; each takes the results of three steps of the layers before. */
const graph = (steps: number): ReactorDefinition =>
  reactor(
    'Graph',
    Array.from({ length: steps }, (_, i) =>
      work(
        `s${i}`,
        Object.fromEntries(
          [1, 2, 3].filter((back) => i >= back * 7).map((back) => [`a${back}`, result(`s${i - back * 7}`)]),
        ),
        { run: handler('nothing') },
      ),
    ),
  );
const chain = (steps: number): ReactorDefinition =>
  reactor(
    'Chain',
    Array.from({ length: steps }, (_, i) =>
      work(`s${i}`, i > 0 ? { a: result(`s${i - 1}`) } : {}, { run: handler('nothing') }),
    ),
  );
const nothing: StepHandlers = { nothing: { run: async () => ({ value: 1 }) } };

/** Milliseconds of processor time of this thread: what a step costs, whatever else the machine does. */
async function processorTime(work: () => Promise<unknown>): Promise<number> {
  const before = process.threadCpuUsage();
  await work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

export async function inMemory(): Promise<Figure[]> {
  const steps = 1000;
  const engine = engineWith([graph(steps)], nothing);
  const run = () => engine.run('Graph', {}, { maxConcurrency: 8 });
  for (let i = 0; i < 100; i++) await run();
  // Clocks of processor time tick slowly: twenty runs at a time.
  const costs: number[] = [];
  for (let i = 0; i < 15; i++)
    costs.push(
      await processorTime(async () => {
        for (let each = 0; each < 20; each++) await run();
      }),
    );
  const walls = await times(25, run);
  return [
    figure(
      '1,000 steps of 3 dependencies, concurrency 8: a step',
      costs.map((cost) => (cost / 20 / steps) * 1000),
      'µs',
      { target: '< 5', note: 'processor time' },
    ),
    figure(
      'the same by the clock on the wall',
      walls.map((wall) => (wall / steps) * 1000),
      'µs',
    ),
  ];
}

/** Commits of one row that is as long as that of a step. */
async function commits(database: Database, count: number): Promise<void> {
  for (let i = 0; i < count; i++)
    await database.transaction((db) =>
      db
        .insertInto('plain')
        .values({ id: ++ids, text: 'x'.repeat(120) })
        .execute(),
    );
}

export async function durable(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'reactor-'));
  const database = await openSqljsDatabase({ files: nodeDurableFiles(join(folder, 'store')), wasm });
  try {
    await database.transaction((db) =>
      db.schema.createTable('plain').addColumn('id', 'integer').addColumn('text', 'text').execute(),
    );
    const [wide, long] = [1000, 200];
    const engine = engineWith([graph(wide), chain(long)], nothing, await sqlJournal(database));
    const figures: Record<'commit' | 'graph' | 'chain', number[]> = { commit: [], graph: [], chain: [] };
    const timed = async (name: keyof typeof figures, count: number, run: () => Promise<unknown>) => {
      const start = performance.now();
      await run();
      figures[name].push(((performance.now() - start) / count) * 1000);
    };
    // Side by side, so that all have the same disk.
    for (let i = 0; i < 11; i++) {
      await timed('commit', long, () => commits(database, long));
      await timed('graph', wide, () => engine.run('Graph', {}, { maxConcurrency: 8 }));
      await timed('chain', long, () => engine.run('Chain', {}));
    }
    const ratio = (name: 'graph' | 'chain'): number[] =>
      figures[name].map((each, i) => each / (figures.commit[i] ?? Number.NaN));
    return [
      figure('one commit of one row', figures.commit, 'µs'),
      figure('a durable step of the 1,000', figures.graph, 'µs'),
      figure('a durable step to one commit', ratio('graph'), '×', { target: '< 1.3' }),
      figure('a durable step of a chain, where none share a commit', figures.chain, 'µs'),
      figure('such a step to one commit', ratio('chain'), '×', { target: '< 1.3' }),
    ];
  } finally {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');
const megabytes = (): number => {
  collect();
  return process.memoryUsage().heapUsed / 2 ** 20;
};

/** What is alive while 100,000 elements are mapped, their results of a few bytes included. */
export async function manyElements(): Promise<Figure[]> {
  const elements = 100_000;
  const mapped = step('map', 'm', {
    source: input('elements'),
    batchSize: 100,
    strictOrdering: true,
    allowAsync: true,
    steps: [work('each', { e: element('m') }), work('then', { e: result('each') }, { run: handler('each') })],
  });
  const handlers: StepHandlers = { each: { run: async ({ e }) => ({ value: e }) } };
  const journal = await sqlJournal(await openMemoryDatabase());
  const figures: Figure[] = [];
  for (const [title, with_] of [
    ['in memory', undefined],
    ['with a journal', journal],
  ] as const) {
    const engine = engineWith(
      [reactor('Map', [mapped], { inputs: [{ name: 'elements' }] })],
      handlers,
      with_,
    );
    const before = megabytes();
    let most = 0;
    async function* lazily(): AsyncGenerator<number> {
      for (let i = 0; i < elements; i++) {
        if (i % 20_000 === 19_999) most = Math.max(most, megabytes() - before);
        yield i;
      }
    }
    const start = performance.now();
    const { state } = await engine.run('Map', { elements: lazily() });
    if (state !== 'successful') throw new Error(`The map is ${state}.`);
    const time = performance.now() - start;
    figures.push(
      { name: `map of 100,000 elements ${title}: alive at most`, value: most, unit: 'MB', target: '< 20' },
      { name: `the same: an element of two steps`, value: (time / elements) * 1000, unit: 'µs' },
    );
  }
  return figures;
}

/** 500 random reactors with failures, deaths, halts and resumes. @throws AssertionError when one differs from the model */
export async function randomRuns(count = 500): Promise<Figure[]> {
  const database = await openMemoryDatabase();
  let [deaths, halts, failed] = [0, 0, 0];
  const spent: number[] = [];
  for (let seed = 1; seed <= count; seed++) {
    const start = performance.now();
    const run = await randomRun(seed, database, seed % 5 > 0);
    spent.push(performance.now() - start);
    deaths += run.deaths;
    halts += run.halts;
    if (run.failed) failed++;
  }
  const note = `${deaths} deaths, ${halts} halts, ${failed} failed; ${median(spent).toFixed(0)} ms each, p99 ${percentile(spent, 0.99).toFixed(0)} ms`;
  return [{ name: 'random runs that did as the model said', value: count, unit: '', note }];
}

export const reactorBench: Bench = {
  name: 'engine-reactor',
  run: async () => [
    ...(await inMemory()),
    ...(await durable()),
    ...(await manyElements()),
    ...(await randomRuns()),
  ],
};
