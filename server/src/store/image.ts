/** An image of the store in memory: the bytes of a file as a database of the newest schema, ready for queries. */
import { Kysely, SqliteDialect, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Database, SqlJsStatic } from 'sql.js';
import { applicationId, readHeader } from './header.ts';
import { migrate, schemaState } from './migrations/migrate.ts';
import { corrupt, newer, StoreProblem } from './problem.ts';
import type { Schema } from './schema.ts';
import { sqliteDatabase } from './sqlite.ts';

export interface Image {
  readonly db: Kysely<Schema>;
  /** Newest migration of the file it was made from; `undefined` when that was empty. */
  readonly fileSchema: string | undefined;
  /** Newest migration now. */
  readonly schema: string;
  /** The definitions of all tables and indexes. */
  readonly definitions: string;
  /** How many rows were written since it was opened. */
  changes(): number;
  /** The bytes of an SQLite file with what is committed. */
  export(): Uint8Array;
  close(): void;
}

export interface ImageOptions {
  readonly sqlite: SqlJsStatic;
  /** Of the file, for messages. */
  readonly name: string;
  readonly migrations: Readonly<Record<string, Migration>>;
  /** Time to be written down for migrations. */
  readonly now: number;
  /** Whether to walk all pages; otherwise only beginning and length are checked. */
  readonly thorough: boolean;
  /** The definitions that a store of this schema has; other ones are damage, or somebody's trick. */
  readonly definitions?: string;
}

/**
 * Opens an image and migrates it, in memory.
 * @param bytes a whole file; `undefined` for an empty store
 * @throws StoreProblem when they are damaged, or written by a newer version
 */
export async function openImage(bytes: Uint8Array | undefined, options: ImageOptions): Promise<Image> {
  const { sqlite, name, migrations, now, thorough } = options;
  if (bytes) {
    const header = readHeader(bytes, bytes.length);
    if (!header.whole) throw corrupt(name, header.detail);
  }
  const database = new sqlite.Database(bytes);
  try {
    configure(database, bytes === undefined);
    if (bytes && thorough) check(database, name);
    const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: sqliteDatabase(database) }) });
    const before = await schemaState(db, migrations);
    if (before.newer) throw newer(name, before.version ?? 'unknown');
    await migrate(db, migrations, now);
    const after = await schemaState(db, migrations);
    const definitions = definitionsOf(database);
    if (options.definitions !== undefined && definitions !== options.definitions)
      throw corrupt(name, 'its tables are not those of this version');
    return {
      definitions,
      db,
      fileSchema: before.version,
      schema: after.version ?? '',
      changes: () => Number(database.exec('select total_changes()')[0]?.values[0]?.[0] ?? 0),
      export: () => database.export(),
      close: () => database.close(),
    };
  } catch (error) {
    database.close();
    // Opening runs the same few statements each time: it is the file that makes one fail, unless memory ran out.
    const isFile = bytes !== undefined && error instanceof Error && !(error instanceof StoreProblem);
    const isMemory = error instanceof RangeError || /memory|Aborted/i.test(messageOf(error));
    throw isFile && !isMemory ? corrupt(name, messageOf(error), error) : error;
  }
}

/** Counts the image on in its header, where `readHeader` finds it; part of the open transaction. */
export async function nextRevision(db: Kysely<Schema>): Promise<void> {
  const { rows } = await sql<{ user_version: number }>`pragma user_version`.execute(db);
  const revision = ((rows[0]?.user_version ?? 0) + 1) % 0x7fffffff;
  await sql.raw(`pragma user_version = ${revision}`).execute(db);
}

/** The error as a {@link StoreProblem} when it is SQLite's way of saying that the file is damaged. */
export function damage(error: unknown, name: string): unknown {
  if (error instanceof StoreProblem) return error;
  const message = messageOf(error);
  return /malformed|not a database/.test(message) ? corrupt(name, message, error) : error;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function configure(database: Database, empty: boolean): void {
  if (empty) {
    // The file shrinks as rows go; must be set before the first table.
    database.run('pragma auto_vacuum = full');
    database.run(`pragma application_id = ${applicationId}`);
  }
  // Nobody else can see this memory: no locks to take, and no journal on a disk.
  database.run('pragma locking_mode = exclusive');
  database.run('pragma journal_mode = memory');
  database.run('pragma temp_store = memory');
  database.run('pragma foreign_keys = on');
  // A store may come with a repository: its schema may call nothing with effects.
  database.run('pragma trusted_schema = off');
}

function definitionsOf(database: Database): string {
  const all = 'select type, name, tbl_name, sql from sqlite_master order by type, name';
  return JSON.stringify(database.exec(all));
}

function check(database: Database, name: string): void {
  const verdict = database.exec('pragma quick_check(1)')[0]?.values[0]?.[0];
  if (verdict !== 'ok') throw corrupt(name, String(verdict));
}
