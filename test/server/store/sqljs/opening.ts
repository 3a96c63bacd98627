/** Opens durable databases for tests: the real sql.js, and a table to write to. */
import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import type { Database } from '../../../../server/src/store/database.ts';
import type { DurableFiles } from '../../../../server/src/store/sqljs/durable-files.ts';
import {
  openSqljsDatabase,
  type SqljsDatabase,
  type SqljsOptions,
} from '../../../../server/src/store/sqljs/open.ts';

export const wasm: Uint8Array = readFileSync(
  new URL('../../../../node_modules/sql.js/dist/sql-wasm.wasm', import.meta.url),
);

export const openIn = (files: DurableFiles, options: Partial<SqljsOptions> = {}): Promise<SqljsDatabase> =>
  openSqljsDatabase({ files, wasm, ...options });

export const createNotes = (database: Database): Promise<unknown> =>
  database.transaction((db) =>
    sql`create table if not exists note (id integer primary key, text text not null)`.execute(db),
  );

export const addNote = (database: Database, text: string): Promise<unknown> =>
  database.transaction((db) => db.insertInto('note').values({ text }).execute());

/** The texts of all notes, in order of writing. */
export const notesOf = (database: Database): Promise<unknown[]> =>
  database.read(async (db) =>
    (await db.selectFrom('note').select('text').orderBy('id').execute()).map(({ text }) => text),
  );

/** What another SQLite finds in the file at `path`: its verdict, and the notes. */
export function asOthersSee(path: string): { integrity: unknown; notes: unknown[] } {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const integrity = database.prepare('pragma integrity_check').get()?.['integrity_check'];
    return {
      integrity,
      notes: database
        .prepare('select text from note order by id')
        .all()
        .map(({ text }) => text),
    };
  } finally {
    database.close();
  }
}
