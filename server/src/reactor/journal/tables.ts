/** The journal's two tables, on SQLite and PostgreSQL alike. */
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../../store/database.ts';

/** Times are milliseconds since the epoch; columns that hold JSON are text. Does nothing where they exist. */
export async function createReactorTables(db: Kysely<Tables>, dialect: 'sqlite' | 'postgres'): Promise<void> {
  // Paths are compared by bytes, so that all that begins alike stands together.
  const path = dialect === 'postgres' ? sql`text collate "C"` : sql`text`;
  await db.schema
    .createTable('reactor_runs')
    .ifNotExists()
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('reactor', 'text', (column) => column.notNull())
    .addColumn('definition_hash', 'text', (column) => column.notNull())
    .addColumn('inputs', 'text', (column) => column.notNull())
    .addColumn('options', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('ending', 'text')
    .addColumn('result', 'text')
    .addColumn('errors', 'text', (column) => column.notNull())
    .addColumn('engine', 'text', (column) => column.notNull())
    .addColumn('started', 'bigint', (column) => column.notNull())
    .addColumn('updated', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('reactor_steps')
    .ifNotExists()
    .addColumn('run', 'text', (column) => column.notNull())
    .addColumn('path', path, (column) => column.notNull())
    .addColumn('attempt', 'integer', (column) => column.notNull())
    .addColumn('step', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('sequence', 'bigint', (column) => column.notNull())
    .addColumn('input_hash', 'text')
    .addColumn('result', 'text')
    .addColumn('error', 'text')
    .addColumn('emitted', 'text')
    .addColumn('detail', 'text')
    .addColumn('undo', 'text')
    .addColumn('started', 'bigint', (column) => column.notNull())
    .addColumn('ended', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('reactor_steps_pkey', ['run', 'path', 'attempt'])
    .execute();
}
