/** How large a store is, and when that is worth a word. */
import type { Database } from '../database.ts';
import { run } from '../migration/statements.ts';

export interface SizeNotice {
  readonly level: 'near' | 'over';
  readonly message: string;
}

/** The share of the limit from which on people are told, so that there is time to do something. */
const near = 0.8;

/** Bytes that the data takes: of SQLite without pages that wait to be used again, of PostgreSQL with indexes. */
export function storeSize(database: Database): Promise<number> {
  const { dialect } = database;
  return database.read(async (db) => {
    const session = { db, dialect };
    if (dialect === 'postgres') {
      const [row] = await run(
        session,
        `select coalesce(sum(pg_total_relation_size(c.oid)), 0) as bytes from pg_class c
         where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace`,
      );
      return Number(row?.['bytes']);
    }
    const pragma = async (name: string) =>
      Number(Object.values((await run(session, `pragma ${name}`))[0] ?? {})[0]);
    return ((await pragma('page_count')) - (await pragma('freelist_count'))) * (await pragma('page_size'));
  });
}

/** What to say of the size; nothing while there is plenty of room. */
export function sizeNotice(bytes: number, softLimit: number): SizeNotice | undefined {
  if (bytes < near * softLimit) return undefined;
  const megabytes = (amount: number) => `${Math.round(amount / 1e6)} MB`;
  const level = bytes > softLimit ? 'over' : 'near';
  const how = level === 'over' ? 'above' : 'near';
  return {
    level,
    message:
      `The store has ${megabytes(bytes)}, which is ${how} its limit of ${megabytes(softLimit)}. The oldest evolutions are compacted ` +
      'and then dropped as it grows. `spark-factory db info` says what takes the room, `spark-factory db export` keeps all of it elsewhere.',
  };
}
