/** Running statements that are text, on both dialects. */
import { CompiledQuery, type Kysely } from 'kysely';
import type { Tables } from '../database.ts';
import type { Dialect } from '../schema/codec.ts';

/** A transaction or read, and what it is of. */
export interface Session {
  readonly db: Kysely<Tables>;
  readonly dialect: Dialect;
}

/** Runs one statement with parameters `?`. */
export async function run(
  { db, dialect }: Session,
  text: string,
  parameters: readonly unknown[] = [],
): Promise<Record<string, unknown>[]> {
  let at = 0;
  // Names may have a question mark, too.
  const own =
    dialect === 'sqlite'
      ? text
      : text.replace(/"(?:[^"]|"")*"|'(?:[^']|'')*'|\?/g, (part) => (part === '?' ? `$${++at}` : part));
  const { rows } = await db.executeQuery<Record<string, unknown>>(CompiledQuery.raw(own, [...parameters]));
  return rows;
}

/** Names of the tables that there are, whoever made them. */
export async function existingTables(session: Session): Promise<Set<string>> {
  const rows = await run(
    session,
    session.dialect === 'sqlite'
      ? "select name from sqlite_master where type = 'table'"
      : 'select tablename::text as name from pg_tables where schemaname = current_schema()',
  );
  return new Set(rows.map(({ name }) => String(name)));
}
