/** Three processes on one store under load, killed at random: what is lost (nothing may be), how fast calls are, how fast the store is taken over. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { createRandom } from '../server/src/base/random.ts';
import { readSqlWasm } from '../server/src/node/sql-wasm.ts';
import { openNodeShared } from '../server/src/store/node/open-shared.ts';
import { type Bench, type Figure, figure, median, percentile } from './measure.ts';
import type { Said } from './owners-member.ts';

const member = fileURLToPath(new URL('owners-member.ts', import.meta.url));

export const ownersBench: Bench = { name: 'owners', run: () => measure(Number(process.env.SECONDS ?? 60)) };

/** What was seen while the processes ran. */
interface Seen {
  /** Rows that were acknowledged, as `life number`. */
  readonly acknowledged: Set<string>;
  readonly commits: number[];
  /** Milliseconds of reads by followers. */
  readonly reads: number[];
  readonly wrong: string[];
  readonly takeovers: number[];
  kills: number;
  retried: number;
  /** When the last owner was killed and nobody has taken over yet. */
  orphaned: number | undefined;
}

async function measure(seconds: number): Promise<Figure[]> {
  const parent = await mkdtemp(join(tmpdir(), 'spark-factory-owners-'));
  const folder = join(parent, '.spark-factory');
  try {
    await within(folder, async (db) => {
      await sql`create table counter (n integer not null)`.execute(db);
      await sql`insert into counter values (0)`.execute(db);
      await sql`create table row (life text not null, number integer not null)`.execute(db);
    });
    const seen = await disturb(folder, seconds);
    return await within(folder, (db) => judge(db, seen));
  } finally {
    await rm(parent, { recursive: true, force: true });
  }
}

type Connection = Parameters<Parameters<Awaited<ReturnType<typeof openNodeShared>>['transaction']>[0]>[0];

/** Runs `work` in a transaction, alone. */
async function within<T>(folder: string, work: (db: Connection) => Promise<T>): Promise<T> {
  const shared = await openNodeShared(folder, { wasm: readSqlWasm, host: { log: () => {} } });
  try {
    return await shared.transaction(work);
  } finally {
    await shared.close();
  }
}

/** Keeps two servers and one command running for so long, and kills one of the three now and then. */
async function disturb(folder: string, seconds: number): Promise<Seen> {
  const seen: Seen = {
    acknowledged: new Set(),
    commits: [],
    reads: [],
    wrong: [],
    takeovers: [],
    kills: 0,
    retried: 0,
    orphaned: undefined,
  };
  const random = createRandom(1);
  const running = new Map<string, { child: ChildProcess; role: string }>();
  const end = performance.now() + seconds * 1000;
  let lives = 0;
  const keep = async (kind: string): Promise<void> => {
    while (performance.now() < end) {
      const life = `${kind} ${++lives}`;
      const child = spawn(process.execPath, [member, folder, life, kind], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const entry = { child, role: '' };
      running.set(life, entry);
      const exited = once(child, 'exit');
      for await (const line of createInterface({ input: child.stdout }))
        hear(seen, life, entry, JSON.parse(line) as Said);
      const [code] = (await exited) as [number | null];
      running.delete(life);
      if (code !== 0 && code !== null) seen.wrong.push(`${life} ended with ${code}.`);
    }
  };
  const all = ['server', 'server', 'command'].map(keep);
  while (performance.now() < end) {
    await wait(200 + random.unit() * 1000);
    const [life] = [...running.keys()].slice(random.int(running.size || 1));
    const victim = life === undefined ? undefined : running.get(life);
    if (!victim || victim.role === '') continue;
    if (victim.role === 'owner') seen.orphaned = performance.timeOrigin + performance.now();
    victim.child.kill('SIGKILL');
    seen.kills++;
  }
  for (const { child } of running.values()) child.kill('SIGKILL');
  await Promise.all(all);
  return seen;
}

function hear(seen: Seen, life: string, entry: { role: string }, said: Said): void {
  if ('acknowledged' in said) {
    seen.acknowledged.add(`${life} ${said.acknowledged}`);
    seen.commits.push(said.milliseconds);
  } else if ('read' in said) {
    if (said.role === 'follower') seen.reads.push(said.read);
  } else if ('role' in said) {
    entry.role = said.role;
    if (said.role !== 'owner' || seen.orphaned === undefined) return;
    seen.takeovers.push(said.at - seen.orphaned);
    seen.orphaned = undefined;
  } else if ('retried' in said) seen.retried++;
  else seen.wrong.push(said.wrong);
}

/** Every acknowledged row is there once, and the counter is the number of rows. */
async function judge(db: Connection, seen: Seen): Promise<Figure[]> {
  const { rows } = await sql<{ life: string; number: number; times: number }>`
    select life, number, count(*) as times from row group by life, number`.execute(db);
  const counter = await sql<{ n: number }>`select n from counter`.execute(db);
  const total = rows.reduce((sum, { times }) => sum + times, 0);
  const there = new Set(rows.map(({ life, number }) => `${life} ${number}`));
  const lost = [...seen.acknowledged].filter((row) => !there.has(row)).length;
  const doubled = rows.filter(({ times }) => times > 1).length;
  const exactly = (name: string, value: number): Figure => ({ name, value, unit: '', target: '< 1' });
  return [
    { name: 'acknowledged transactions', value: seen.acknowledged.size, unit: '', target: '> 100' },
    { name: 'processes killed', value: seen.kills, unit: '' },
    exactly('acknowledged rows lost', lost),
    exactly('rows written twice', doubled),
    exactly('updates lost (rows - counter)', Math.abs(total - (counter.rows[0]?.n ?? 0))),
    { ...exactly('dirty reads and failures', seen.wrong.length), note: seen.wrong[0] ?? '' },
    { name: 'transactions tried again', value: seen.retried, unit: '' },
    figure('read through the owner, p50', seen.reads, 'ms', { value: median(seen.reads) }),
    { name: 'read through the owner, p99', value: percentile(seen.reads, 0.99), unit: 'ms' },
    { name: 'transaction of three statements, p50', value: median(seen.commits), unit: 'ms' },
    { name: 'transaction of three statements, p99', value: percentile(seen.commits, 0.99), unit: 'ms' },
    figure('take-over after a kill, until it is open', seen.takeovers, 'ms'),
    { name: 'take-over, slowest', value: Math.max(...seen.takeovers), unit: 'ms', target: '< 1000' },
  ];
}
