/** sql.js in the shape that kysely's SQLite dialect asks for (a subset of better-sqlite3), with a cache of statements. */
import type { SqliteDatabase, SqliteStatement } from 'kysely';
import type { BindParams, Database } from 'sql.js';

/** Statements kept ready; the oldest used is freed beyond that. Queries here number about forty. */
const capacity = 128;

export function sqliteDatabase(database: Database): SqliteDatabase {
  const cache = new Map<string, ReturnType<Database['prepare']>>();
  const compiled = (sql: string): ReturnType<Database['prepare']> => {
    const known = cache.get(sql);
    if (known) cache.delete(sql);
    const statement = known ?? database.prepare(sql);
    cache.set(sql, statement);
    for (const [oldest, unused] of cache) {
      if (cache.size <= capacity) break;
      cache.delete(oldest);
      unused.free();
    }
    return statement;
  };
  const rowsOf = (sql: string, parameters: readonly unknown[]): Record<string, unknown>[] => {
    const statement = compiled(sql);
    const rows: Record<string, unknown>[] = [];
    try {
      statement.bind([...parameters] as BindParams);
      while (statement.step()) rows.push(statement.getAsObject());
      return rows;
    } finally {
      statement.reset();
    }
  };
  const prepare = (sql: string): SqliteStatement => ({
    get reader() {
      return compiled(sql).getColumnNames().length > 0;
    },
    all: (parameters) => rowsOf(sql, parameters),
    iterate: (parameters) => rowsOf(sql, parameters).values(),
    run: (parameters) => {
      rowsOf(sql, parameters);
      const changes = database.getRowsModified();
      const [{ id } = {}] = rowsOf('select last_insert_rowid() as id', []);
      return { changes, lastInsertRowid: Number(id ?? 0) };
    },
  });
  return { prepare, close: () => database.close() };
}
