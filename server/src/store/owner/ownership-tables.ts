/**
 * What the store itself remembers of who owned it: the epoch, a fencing token that grows with every ownership, and for each
 * client of an owner the number of its last commit. The number is written in the transaction that it is of, so that "was it
 * committed?" has an answer when the owner died before it could say so.
 */
import { type Kysely, sql } from 'kysely';
import type { Database, Tables } from '../database.ts';
import type { Held } from './ownership-lock.ts';

/** Names a transaction of a client, once and for ever: the client's name contains the epoch in which it was given. */
export interface Mark {
  readonly client: string;
  /** Of the client's commits, from 1. */
  readonly number: number;
}

/** Tables that hold nothing of the application. */
const own = ['store_owner', 'store_client'];

export const isOwn = (table: string): boolean => own.includes(table);

/** Marks of clients older than so many epochs are forgotten: nobody waits for an answer for so long. */
const remembered = 1000;

/** The epoch that the store remembers; 0 for a new one. */
export function epochOf(database: Database): Promise<number> {
  return database.read(async (db) => {
    const { rows } = await sql<{
      name: string;
    }>`select name from sqlite_master where name = 'store_owner'`.execute(db);
    if (rows.length === 0) return 0;
    const found = await sql<{ epoch: number }>`select epoch from store_owner`.execute(db);
    return found.rows[0]?.epoch ?? 0;
  });
}

/** Writes the epoch of a new owner, in one transaction. */
export function beginEpoch(database: Database, { epoch, fence }: Held): Promise<void> {
  return database.transaction(async (db) => {
    fence();
    await sql`create table if not exists store_owner (id integer primary key check (id = 1), epoch integer not null)`.execute(
      db,
    );
    await sql`create table if not exists store_client (client text primary key, epoch integer not null, number integer not null)`.execute(
      db,
    );
    await sql`insert into store_owner values (1, ${epoch}) on conflict (id) do update set epoch = excluded.epoch`.execute(
      db,
    );
    await sql`delete from store_client where epoch < ${epoch - remembered}`.execute(db);
  });
}

export async function writeMark(db: Kysely<Tables>, { client, number }: Mark): Promise<void> {
  await sql`insert into store_client select ${client}, epoch, ${number} from store_owner where true
    on conflict (client) do update set epoch = excluded.epoch, number = excluded.number`.execute(db);
}

/** Whether the transaction with this mark was committed; a client asks about its last one only. */
export function isCommitted(database: Database, { client, number }: Mark): Promise<boolean> {
  return database.read(async (db) => {
    const { rows } = await sql<{
      number: number;
    }>`select number from store_client where client = ${client}`.execute(db);
    return (rows[0]?.number ?? 0) >= number;
  });
}

/** All tables of the application, for those who may have missed commits. */
export async function applicationTables(db: Kysely<Tables>): Promise<string[]> {
  const { rows } = await sql<{
    name: string;
  }>`select name from sqlite_master where type = 'table' and substr(name, 1, 7) <> 'sqlite_' order by name`.execute(
    db,
  );
  return rows.map(({ name }) => name).filter((name) => !isOwn(name));
}
