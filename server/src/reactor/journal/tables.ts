/** The journal's two tables, which migrations keep up to date with those of the resources. */
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../../store/database.ts';
import { createTableSql } from '../../store/migration/ddl.ts';
import type { ColumnName, Dialect } from '../../store/schema/codec.ts';
import type { TableColumn, TableDefinition } from '../../store/schema/table.ts';

const column = (name: string, type: ColumnName = 'string'): TableColumn => ({ name, type, nullable: false });
const optional = (name: string): TableColumn => ({ name, type: 'string', nullable: true });

/** Times are milliseconds since the epoch; what is JSON is kept as text. */
export const reactorTables: readonly TableDefinition[] = [
  {
    name: 'reactor_runs',
    columns: [
      column('id'),
      column('reactor'),
      column('definition_hash'),
      column('inputs'),
      column('options'),
      column('state'),
      optional('ending'),
      optional('result'),
      column('errors'),
      column('engine'),
      column('started', 'integer'),
      column('updated', 'integer'),
    ],
    primaryKey: ['id'],
    indexes: [],
    references: [],
  },
  {
    name: 'reactor_steps',
    columns: [
      column('run'),
      column('path'),
      column('attempt', 'integer'),
      column('step'),
      column('kind'),
      column('status'),
      column('sequence', 'integer'),
      optional('input_hash'),
      optional('result'),
      optional('error'),
      optional('emitted'),
      optional('detail'),
      optional('undo'),
      column('started', 'integer'),
      column('ended', 'integer'),
    ],
    // Texts are compared by their code points, so that all paths that begin alike stand together.
    primaryKey: ['run', 'path', 'attempt'],
    indexes: [],
    references: [],
  },
];

/** Makes the tables where nobody has migrated. */
export async function createReactorTables(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  for (const table of reactorTables)
    await sql.raw(createTableSql(table, dialect, 'if not exists')).execute(db);
}
