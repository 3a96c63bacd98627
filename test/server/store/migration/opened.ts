/** Short ways to write tables and to migrate, for tests of migrations. */
import type { Database } from '../../../../server/src/store/database.ts';
import { type MigrationResult, migrate } from '../../../../server/src/store/migration/migrate.ts';
import type { TableColumn, TableDefinition } from '../../../../server/src/store/schema/table.ts';

/** A table with the key `id: integer`, and more columns. */
export function table(
  name: string,
  columns: readonly (Partial<TableColumn> & { readonly name: string })[],
  more: Partial<TableDefinition> = {},
): TableDefinition {
  return {
    name,
    columns: [
      { name: 'id', type: 'integer', nullable: false },
      ...columns.map((column): TableColumn => ({ type: 'string', nullable: true, ...column })),
    ],
    primaryKey: ['id'],
    indexes: [],
    references: [],
    ...more,
  };
}

let uuids = 0;

export function bring(
  database: Database,
  tables: readonly TableDefinition[],
  version = '1.0.0',
): Promise<MigrationResult> {
  return migrate(database, tables, {
    application: { name: 'Spark DSL Factory', version },
    moment: {
      now: Date.UTC(2026, 0, 31, 10),
      uuid: () => `00000000-0000-4000-8000-${String(++uuids).padStart(12, '0')}`,
    },
  });
}

export function rows(database: Database, name: string): Promise<Record<string, unknown>[]> {
  return database.read((db) => db.selectFrom(name).selectAll().orderBy('id').execute());
}

export function insert(
  database: Database,
  name: string,
  ...values: Record<string, unknown>[]
): Promise<unknown> {
  return database.transaction((db) => db.insertInto(name).values(values).execute());
}
