/**
 * One of the processes of `owners.ts`: `node owners-member.ts FOLDER LIFE KIND`. A `server` goes on until it is killed; a `command` does
 * ten transactions and ends. Each transaction adds one to the counter and writes a row; what was acknowledged is told to the parent.
 */
import { writeSync } from 'node:fs';
import { sql } from 'kysely';
import { readSqlWasm } from '../server/src/node/sql-wasm.ts';
import { openNodeShared } from '../server/src/store/node/open-shared.ts';
import { StoreProblem } from '../server/src/store/problem.ts';

export type Said =
  | { readonly acknowledged: number; readonly milliseconds: number }
  | { readonly read: number; readonly role: string }
  | { readonly role: string; readonly at: number }
  | { readonly retried: number }
  | { readonly wrong: string };

const [folder = '', life = '', kind = 'server'] = process.argv.slice(2);
/** Not over IPC: what is written is in the pipe, whatever happens to this process next. */
const say = (said: Said): void => void writeSync(1, `${JSON.stringify(said)}\n`);
/** Comparable between processes of one machine, in milliseconds. */
const now = (): number => performance.timeOrigin + performance.now();

const shared = await openNodeShared(folder, { wasm: readSqlWasm, host: { log: () => {} } });
say({ role: shared.role(), at: now() });
shared.onRole((role) => say({ role, at: now() }));

const write = (number: number): Promise<unknown> =>
  shared.transaction(async (db) => {
    const { rows } = await sql<{ n: number }>`select n from counter`.execute(db);
    await sql`update counter set n = ${(rows[0]?.n ?? 0) + 1}`.execute(db);
    await sql`insert into row values (${life}, ${number})`.execute(db);
  });

/** Changes the counter and takes it back; nobody may ever see that. */
const takeBack = (): Promise<unknown> =>
  shared
    .transaction(async (db) => {
      await sql`update counter set n = -1`.execute(db);
      await new Promise((resolve) => setTimeout(resolve, 1));
      throw new Error('Taken back.');
    })
    .catch((error: unknown) => {
      if (!/Taken back/.test(String(error))) throw error;
    });

const look = async (): Promise<void> => {
  const found = await shared.read(async (db) => {
    const counter = await sql<{ n: number }>`select n from counter`.execute(db);
    const rows = await sql<{ n: number }>`select count(*) as n from row`.execute(db);
    return [counter.rows[0]?.n, rows.rows[0]?.n];
  });
  if (found[0] !== found[1]) say({ wrong: `A counter of ${found[0]} beside ${found[1]} rows was read.` });
  const began = performance.now();
  await shared.read((db) => sql`select n from counter`.execute(db));
  say({ read: performance.now() - began, role: shared.role() });
};

for (let number = 1; kind === 'server' || number <= 10; ) {
  try {
    const began = performance.now();
    await write(number);
    say({ acknowledged: number, milliseconds: performance.now() - began });
    number++;
    await look();
    if (number % 5 === 0) await takeBack();
  } catch (error) {
    // The same number again: had it been kept after all, it would be there twice.
    if (!(error instanceof StoreProblem) || error.reason !== 'interrupted') throw error;
    say({ retried: number });
  }
}
await shared.close();
