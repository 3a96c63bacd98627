/** What the runtime adds to the data store: its actions against the same statements, prepared and bound by hand, in the same run. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRuntime } from '../server/src/runtime/create-runtime.ts';
import { unwrap } from '../server/src/runtime/outcome.ts';
import type { Runtime } from '../server/src/runtime/runtime.ts';
import type { Database } from '../server/src/store/database.ts';
import { migrate } from '../server/src/store/migration/migrate.ts';
import { nodeDurableFiles } from '../server/src/store/node/durable-files.ts';
import { tablesOf } from '../server/src/store/schema/tables.ts';
import { openMemoryDatabase } from '../server/src/store/sqljs/memory.ts';
import { openSqljsDatabase } from '../server/src/store/sqljs/open.ts';
import { read } from '../test/server/language/definition/read.ts';
import { noHandlers } from '../test/server/runtime/start.ts';
import { wasm } from '../test/server/store/sqljs/opening.ts';
import { type Bench, type Figure, figure, median } from './measure.ts';
import { type Engine, engines } from './store-engines.ts';

/** An individual of an evolution: eleven columns, two changes, two validations. */
const { definitions } = read(`use ash.resource, ash.state_machine
resource Individual {
  attributes {
    uuid_v7_primary_key id
    attribute run: string(max_length: 100) { public? true  allow_nil? false }
    attribute generation: integer(min: 0) { public? true  allow_nil? false }
    attribute genome: map { public? true }
    attribute score: decimal(min: 0, max: 1) { public? true }
    attribute age: integer(min: 0) { public? true  default 0 }
    attribute origin: atom(one_of: [random, crossover, mutation]) { public? true  default random }
    attribute parents: array(string) { public? true  default [] }
    create_timestamp inserted_at
    update_timestamp updated_at
  }
  state_machine { initial_states [born]  default_initial_state born  transitions { transition grow { from born  to grown } } }
  actions {
    create bear { accept [run, generation, genome, score, parents]
      validate present([run, genome])  validate compare(score, less_than_or_equal_to: 1)
      change set_attribute(origin, crossover)  change set_new_attribute(age, 1) }
    update grow { change transition_state(grown)  change increment(age) }
    read read { primary? true }
  }
}`);

const genome = { rules: Array.from({ length: 40 }, (_, index) => `rule number ${index}`) };
const input = (generation: number) => ({ run: 'run', generation, genome, score: 0.5, parents: ['a', 'b'] });

async function runtimeOn(database: Database): Promise<Runtime> {
  let ids = 0;
  const uuid = (version: 4 | 7): string =>
    `01900000-0000-${version}000-8000-${(++ids).toString(16).padStart(12, '0')}`;
  await migrate(database, tablesOf(definitions.resources), {
    application: { name: 'bench', version: '1.0.0' },
    moment: { now: 0, uuid: () => uuid(4) },
  });
  const surroundings = { now: () => Date.now(), uuid };
  return createRuntime({ definitions, database, handlers: noHandlers, surroundings });
}

const columns =
  'id, run, generation, genome, score, age, origin, parents, inserted_at, updated_at, state'.split(', ');
const insertSql = `insert into raw (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`;

function insertRaw(engine: Engine, id: number): void {
  const moment = new Date().toISOString();
  const row = [
    `id ${id}`,
    'run',
    id,
    JSON.stringify(genome),
    0.5,
    1,
    'crossover',
    '["a","b"]',
    moment,
    moment,
    'born',
  ];
  engine.transaction(() => engine.run(insertSql, row));
}

/** Milliseconds of each of `count` calls. */
async function timed(count: number, work: (index: number) => unknown): Promise<number[]> {
  const all: number[] = [];
  for (let index = 0; index < count; index++) {
    const start = performance.now();
    await work(index);
    all.push(performance.now() - start);
  }
  return all;
}

/** One create in a transaction of its own, which is durable when it is acknowledged: raw, and through the runtime. */
async function durableRound(count: number): Promise<{ readonly raw: number; readonly runtime: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'spark-factory-bench-'));
  const [[, openRaw] = []] = engines();
  if (!openRaw) throw new Error('There is no engine to compare with.');
  const engine = await openRaw(join(folder, 'raw'));
  const database = await openSqljsDatabase({ files: nodeDurableFiles(join(folder, 'runtime')), wasm });
  try {
    engine.run(`create table raw (${columns.join(', ')}, primary key (id))`);
    const runtime = await runtimeOn(database);
    const create = async (index: number) => unwrap(await runtime.create('Individual', 'bear', input(index)));
    await timed(50, create);
    await timed(50, (index) => insertRaw(engine, -1 - index));
    const raw: number[] = [];
    const through: number[] = [];
    for (let batch = 0; batch < count / 50; batch++) {
      raw.push(...(await timed(50, (index) => insertRaw(engine, batch * 50 + index))));
      through.push(...(await timed(50, create)));
    }
    return { raw: median(raw), runtime: median(through) };
  } finally {
    engine.close();
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Microseconds of processor time of this thread for each of `count` calls, whatever else the machine does. */
async function processorTime(count: number, work: (index: number) => Promise<unknown>): Promise<number> {
  const before = process.threadCpuUsage();
  for (let index = 0; index < count; index++) await work(index);
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / count;
}

/** Where nothing waits for the disk: what the runtime itself takes. */
async function memoryRound(count: number): Promise<Readonly<Record<string, number>>> {
  const database = await openMemoryDatabase();
  const runtime = await runtimeOn(database);
  try {
    const made: string[] = [];
    const create = async (index: number) =>
      made.push(String(unwrap(await runtime.create('Individual', 'bear', input(index)))['id']));
    await processorTime(200, create);
    return {
      create: await processorTime(count, create),
      update: await processorTime(count, async (index) =>
        unwrap(await runtime.update('Individual', 'grow', made[index] ?? '', {})),
      ),
      bulk:
        (await processorTime(count / 100, async () => {
          const inputs = Array.from({ length: 100 }, (_, index) => input(index));
          if ((await runtime.bulkCreate('Individual', 'bear', inputs)).failed > 0)
            throw new Error('A bulk action failed.');
        })) / 100,
    };
  } finally {
    await database.close();
  }
}

export const runtimeBench: Bench = {
  name: 'engine-runtime',
  run: async (): Promise<readonly Figure[]> => {
    const durable = [];
    for (let round = 0; round < 5; round++) durable.push(await durableRound(300));
    const memory: Readonly<Record<string, number>>[] = [];
    for (let round = 0; round < 3; round++) memory.push(await memoryRound(2000));
    const inMemory = (name: string) => memory.map((each) => each[name] ?? Number.NaN);
    return [
      figure(
        'raw insert, durable, p50',
        durable.map(({ raw }) => raw),
        'ms',
      ),
      figure(
        'create through the runtime, durable, p50',
        durable.map(({ runtime }) => runtime),
        'ms',
      ),
      figure(
        'create to raw insert',
        durable.map(({ raw, runtime }) => runtime / raw),
        '×',
        { target: '< 3' },
      ),
      figure('create in memory, processor time', inMemory('create'), 'µs'),
      figure('update in memory, processor time', inMemory('update'), 'µs'),
      figure('bulk create of 100 in memory, each, processor time', inMemory('bulk'), 'µs'),
    ];
  },
};
