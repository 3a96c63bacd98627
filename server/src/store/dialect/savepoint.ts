/** A part of a transaction that can fail alone. */
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../database.ts';

/**
 * Runs `work` inside the transaction of `db`: when it throws, what it wrote is taken back and the transaction goes on. Needed
 * wherever the error of a statement is not to end the transaction, which it otherwise does on PostgreSQL. May be nested.
 */
export async function savepoint<T>(db: Kysely<Tables>, work: () => Promise<T>): Promise<T> {
  // Of equal names the newest is meant, in both dialects.
  await sql`savepoint spark`.execute(db);
  try {
    const result = await work();
    await sql`release savepoint spark`.execute(db);
    return result;
  } catch (error) {
    await sql`rollback to savepoint spark`.execute(db);
    await sql`release savepoint spark`.execute(db);
    throw error;
  }
}
