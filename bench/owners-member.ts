/**
 * One of the processes of `owners.ts`: `node owners-member.js FOLDER WASM LIFE KIND`. A `server` writes and reads until it is killed; a
 * `command` does ten transactions and ends; a `caller` measures calls and stands by, as an `idle` one does. Each transaction adds one to
 * the counter and writes a row; what was acknowledged is told to the parent.
 */
import { readFileSync, writeSync } from 'node:fs';
import { sql } from 'kysely';
import type { Database } from '../server/src/store/database.ts';
import { openNodeShared } from '../server/src/store/node/open-shared.ts';
import { StoreProblem } from '../server/src/store/problem.ts';

export type Kind = 'server' | 'command' | 'caller' | 'idle';

export type Said =
  | { readonly acknowledged: number }
  | { readonly role: string; readonly at: number }
  | { readonly reads: readonly number[]; readonly transactions: readonly number[] }
  | { readonly retried: number }
  | { readonly wrong: string };

const [, , folder = '', wasm = '', life = '', kind = 'server'] = process.argv;
/** Not through a stream: what is written is in the pipe, whatever happens to this process next. */
const say = (said: Said): void => void writeSync(1, `${JSON.stringify(said)}\n`);
/** Comparable between processes of one machine, in milliseconds. */
const now = (): number => performance.timeOrigin + performance.now();

const write = (shared: Database, number: number): Promise<unknown> =>
  shared.transaction(async (db) => {
    const { rows } = await sql<{ n: number }>`select n from counter`.execute(db);
    await sql`update counter set n = ${(rows[0]?.n ?? 0) + 1}`.execute(db);
    await sql`insert into row values (${life}, ${number})`.execute(db);
  });

/** Changes the counter and takes it back; nobody may ever see that. */
const takeBack = (shared: Database): Promise<unknown> =>
  shared
    .transaction(async (db) => {
      await sql`update counter set n = -1`.execute(db);
      await new Promise((resolve) => setTimeout(resolve, 1));
      throw new Error('Taken back.');
    })
    .catch((error: unknown) => {
      if (!/Taken back/.test(String(error))) throw error;
    });

async function look(shared: Database): Promise<void> {
  const found = await shared.read(async (db) => {
    const counter = await sql<{ n: number }>`select n from counter`.execute(db);
    const rows = await sql<{ n: number }>`select count(*) as n from row`.execute(db);
    return [counter.rows[0]?.n, rows.rows[0]?.n];
  });
  if (found[0] !== found[1]) say({ wrong: `A counter of ${found[0]} beside ${found[1]} rows was read.` });
}

async function load(shared: Database): Promise<void> {
  for (let number = 1; kind === 'server' || number <= 10; ) {
    try {
      await write(shared, number);
      say({ acknowledged: number });
      number++;
      await look(shared);
      if (number % 5 === 0) await takeBack(shared);
    } catch (error) {
      // The same number again: had it been kept after all, it would be there twice.
      if (!(error instanceof StoreProblem) || error.reason !== 'interrupted') throw error;
      say({ retried: number });
    }
  }
}

async function measure(shared: Database): Promise<void> {
  const times = async (count: number, work: (at: number) => Promise<unknown>): Promise<number[]> => {
    const result: number[] = [];
    for (let at = 0; at < count; at++) {
      const began = performance.now();
      await work(at);
      if (at >= count / 4) result.push(performance.now() - began);
    }
    return result;
  };
  const reads = await times(2000, () => shared.read((db) => sql`select n from counter`.execute(db)));
  const transactions = await times(400, (at) => write(shared, at));
  say({ reads, transactions });
}

async function live(): Promise<void> {
  const shared = await openNodeShared(folder, { wasm: readFileSync(wasm), host: { log: () => {} } });
  shared.onRole((role) => say({ role, at: now() }));
  say({ role: shared.role(), at: now() });
  if (kind === 'caller') await measure(shared);
  if (kind === 'server' || kind === 'command') {
    await load(shared);
    await shared.close();
  }
}
void live();
