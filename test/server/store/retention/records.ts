/** Records of the factory's resources in few words, for tests of what is kept of them. */
import { ok } from 'node:assert/strict';
import { definitions } from '../../../../server/src/factory/generated/definitions.ts';
import type { Database } from '../../../../server/src/store/database.ts';
import { type ColumnName, columnNamed } from '../../../../server/src/store/schema/codec.ts';
import type { TableDefinition } from '../../../../server/src/store/schema/table.ts';
import { tablesOf } from '../../../../server/src/store/schema/tables.ts';

export const tables = tablesOf(definitions.resources);
export const now = '2026-06-01T00:00:00.000Z';

/** Something for columns that have to have a value, and that these tests do not look at. */
const anything: Partial<Record<ColumnName, unknown>> = {
  integer: 1,
  decimal: 1,
  map: {},
  array: [],
  boolean: false,
  utc_datetime: now,
  utc_datetime_usec: now,
};

function complete(table: TableDefinition, row: Readonly<Record<string, unknown>>, database: Database) {
  const entries = table.columns.map(({ name, type, nullable }) => {
    const value = name in row ? row[name] : nullable ? null : (anything[type] ?? `some ${name} ${row['id']}`);
    return [name, columnNamed(type).encode(value, database.dialect)];
  });
  return Object.fromEntries(entries) as Record<string, unknown>;
}

/** Writes rows to a table, complete with what it requires. */
export async function add(
  database: Database,
  name: string,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const table = tables.find((each) => each.name === name);
  ok(table);
  await database.transaction((db) =>
    db
      .insertInto(name)
      .values(rows.map((row) => complete(table, row, database)))
      .execute(),
  );
}
