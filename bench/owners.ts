/** Three processes on one store under load, killed at random: what is lost (nothing may be), how fast calls are, how fast the store is taken over. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { type Kysely, sql } from 'kysely';
import { createRandom } from '../server/src/base/random.ts';
import { readSqlWasm } from '../server/src/node/sql-wasm.ts';
import type { Tables } from '../server/src/store/database.ts';
import { openNodeShared } from '../server/src/store/node/open-shared.ts';
import { type Bench, type Figure, figure, percentile } from './measure.ts';
import type { Kind, Said } from './owners-member.ts';

export const ownersBench: Bench = { name: 'engine-owners', run: () => measure(60) };

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const wasm = path('../node_modules/sql.js/dist/sql-wasm.wasm');

/** A store, and the program of those who share it. */
interface Place {
  readonly folder: string;
  readonly program: string;
}

/** What was seen while the processes ran. */
interface Seen {
  /** Rows that were acknowledged, as `life number`. */
  readonly acknowledged: Set<string>;
  readonly wrong: string[];
  kills: number;
  retried: number;
}

/** @param seconds how long to load and kill */
export async function measure(seconds: number): Promise<Figure[]> {
  const parent = await mkdtemp(join(tmpdir(), 'spark-factory-owners-'));
  const place: Place = { folder: join(parent, '.spark-factory'), program: join(parent, 'member.cjs') };
  try {
    await build({
      entryPoints: [path('owners-member.ts')],
      outfile: place.program,
      bundle: true,
      platform: 'node',
      logLevel: 'error',
    });
    const create = async (db: Kysely<Tables>): Promise<void> => {
      await sql`create table if not exists counter (n integer not null)`.execute(db);
      await sql`create table if not exists row (life text not null, number integer not null)`.execute(db);
      await sql`delete from row`.execute(db);
      await sql`delete from counter`.execute(db);
      await sql`insert into counter values (0)`.execute(db);
    };
    await within(place, create);
    const calm = await calls(place);
    await within(place, create);
    const seen = await disturb(place, seconds);
    return [...calm, ...(await within(place, (db) => judge(db, seen)))];
  } finally {
    await rm(parent, { recursive: true, force: true });
  }
}

/** Runs `work` in a transaction, alone. */
async function within<T>({ folder }: Place, work: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
  const shared = await openNodeShared(folder, { wasm: readSqlWasm, host: { log: () => {} } });
  try {
    return await shared.transaction(work);
  } finally {
    await shared.close();
  }
}

interface Running {
  readonly child: ChildProcess;
  /** Empty until it takes part. */
  role: string;
  /** Its exit code, once it has ended and all that it said was heard; `null` when it was killed. */
  readonly ended: Promise<number | null>;
}

function start({ folder, program }: Place, life: string, kind: Kind, hear: (said: Said) => void): Running {
  const child = spawn(process.execPath, [program, folder, wasm, life, kind], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit') as Promise<[number | null]>;
  const listen = async (): Promise<number | null> => {
    for await (const line of createInterface({ input: child.stdout })) {
      const said = JSON.parse(line) as Said;
      if ('role' in said) running.role = said.role;
      hear(said);
    }
    return (await exited)[0];
  };
  const running: Running = { child, role: '', ended: listen() };
  return running;
}

/** Nothing else happens: one calls the owner, and is there when that is killed; several times. */
async function calls(place: Place): Promise<Figure[]> {
  const [reads, transactions, takeovers]: [number[], number[], number[]] = [[], [], []];
  const begin = (kind: Kind) => {
    const ready = Promise.withResolvers<void>();
    const took = Promise.withResolvers<number>();
    const running = start(place, kind, kind, (said) => {
      if ('reads' in said) {
        reads.push(...said.reads);
        transactions.push(...said.transactions);
      }
      if ('role' in said && said.role === 'owner') took.resolve(said.at);
      if ('reads' in said || (kind === 'idle' && 'role' in said)) ready.resolve();
    });
    return { running, ready: ready.promise, took: () => took.promise };
  };
  let owner = begin('idle');
  await owner.ready;
  for (let round = 0; round < 5; round++) {
    const next = begin('caller');
    await next.ready;
    await wait(1000);
    const killed = performance.timeOrigin + performance.now();
    owner.running.child.kill('SIGKILL');
    takeovers.push((await next.took()) - killed);
    owner = next;
  }
  owner.running.child.kill('SIGKILL');
  await owner.running.ended;
  return [
    figure('read through the owner, p50', reads, 'ms'),
    { name: 'read through the owner, p99', value: percentile(reads, 0.99), unit: 'ms' },
    figure('transaction of three statements, p50', transactions, 'ms'),
    { name: 'transaction of three statements, p99', value: percentile(transactions, 0.99), unit: 'ms' },
    figure('from the kill of the owner to an open store', takeovers, 'ms', { target: '< 1000' }),
  ];
}

/** Keeps two servers and one command running for so long, and kills one of the three now and then. */
async function disturb(place: Place, seconds: number): Promise<Seen> {
  const seen: Seen = { acknowledged: new Set(), wrong: [], kills: 0, retried: 0 };
  const random = createRandom(1);
  const running = new Map<string, Running>();
  const end = performance.now() + seconds * 1000;
  let lives = 0;
  const keep = async (kind: Kind): Promise<void> => {
    while (performance.now() < end) {
      const life = `${kind} ${++lives}`;
      const one = start(place, life, kind, (said) => {
        if ('acknowledged' in said) seen.acknowledged.add(`${life} ${said.acknowledged}`);
        else if ('retried' in said) seen.retried++;
        else if ('wrong' in said) seen.wrong.push(said.wrong);
      });
      running.set(life, one);
      const code = await one.ended;
      running.delete(life);
      if (code !== 0 && code !== null) seen.wrong.push(`${life} ended with ${code}.`);
    }
  };
  const all = (['server', 'server', 'command'] as const).map(keep);
  while (performance.now() < end) {
    await wait(200 + random.unit() * 1000);
    const inside = [...running.values()].filter(({ role }) => role !== '');
    const victim = inside[random.int(inside.length || 1)];
    if (!victim) continue;
    victim.child.kill('SIGKILL');
    seen.kills++;
  }
  for (const { child } of running.values()) child.kill('SIGKILL');
  await Promise.all(all);
  return seen;
}

/** Every acknowledged row is there once, and the counter is the number of rows. */
async function judge(db: Kysely<Tables>, seen: Seen): Promise<Figure[]> {
  const { rows } = await sql<{ life: string; number: number; times: number }>`
    select life, number, count(*) as times from row group by life, number`.execute(db);
  const counter = await sql<{ n: number }>`select n from counter`.execute(db);
  const total = rows.reduce((sum, { times }) => sum + times, 0);
  const there = new Set(rows.map(({ life, number }) => `${life} ${number}`));
  const lost = [...seen.acknowledged].filter((row) => !there.has(row)).length;
  const doubled = rows.filter(({ times }) => times > 1).length;
  const none = (name: string, value: number): Figure => ({ name, value, unit: '', target: '< 1' });
  return [
    { name: 'acknowledged transactions under load and kills', value: seen.acknowledged.size, unit: '' },
    { name: 'processes killed', value: seen.kills, unit: '' },
    none('acknowledged rows lost', lost),
    none('rows written twice', doubled),
    none('updates lost (rows - counter)', Math.abs(total - (counter.rows[0]?.n ?? 0))),
    { ...none('dirty reads and failures', seen.wrong.length), note: seen.wrong[0] ?? '' },
    { name: 'transactions that their callers tried again', value: seen.retried, unit: '' },
  ];
}
