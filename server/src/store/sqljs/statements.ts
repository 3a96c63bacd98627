/** Prepared statements of sql.js, kept ready: compiling one takes longer than running it. */
import type { BindParams, Database, SqlValue } from 'sql.js';
import { changedTables } from './changed-tables.ts';
import { bindable, type Connection, changesTables } from './connection.ts';
import { writtenTable } from './written-table.ts';

/** Statements kept ready; the one that was not used for longest is freed beyond that. */
const capacity = 256;

interface Prepared {
  readonly statement: ReturnType<Database['prepare']>;
  /** Names of the columns of its result; empty for one that gives no rows. */
  readonly columns: readonly string[];
  /** The table that it writes to. */
  readonly table: string | undefined;
  readonly changesTables: boolean;
}

/** A connection to an open sql.js database, which it closes when it is closed itself. */
export function sqljsConnection(database: Database): Connection {
  const cache = new Map<string, Prepared>();
  const forgetStatements = (): void => {
    for (const { statement } of cache.values()) statement.free();
    cache.clear();
  };
  const prepared = (sql: string): Prepared => {
    const known = cache.get(sql);
    if (known) {
      // Moved to the end only where an end may be reached.
      if (cache.size > capacity / 2) {
        cache.delete(sql);
        cache.set(sql, known);
      }
      return known;
    }
    const found = prepare(database, sql);
    cache.set(sql, found);
    if (cache.size > capacity)
      for (const [oldest, { statement }] of cache) {
        cache.delete(oldest);
        statement.free();
        break;
      }
    return found;
  };
  const query = (sql: string, parameters: readonly unknown[]): Record<string, unknown>[] => {
    const { statement, columns, ...found } = prepared(sql);
    const rows: Record<string, unknown>[] = [];
    try {
      statement.bind(parameters.map(bindable) as BindParams);
      while (statement.step()) if (columns.length > 0) rows.push(rowOf(columns, statement.get()));
    } finally {
      statement.reset();
      if (found.changesTables) {
        forgetStatements();
        changed.forgetSchema();
      }
    }
    return rows;
  };
  const changed = changedTables((sql) => query(sql, []));

  return {
    execute: (sql, parameters) => {
      const { table, changesTables } = prepared(sql);
      const rows = query(sql, parameters);
      if (table === undefined) return { rows, changes: 0 };
      const changes = database.getRowsModified();
      if (changes > 0 || changesTables) changed.add(table);
      return { rows, changes };
    },
    lastInsertId: () => Number(query('select last_insert_rowid() as id', [])[0]?.['id'] ?? 0),
    takeChanged: () => changed.take(),
    close: () => {
      cache.clear();
      database.close();
    },
  };
}

function prepare(database: Database, sql: string): Prepared {
  const statement = database.prepare(sql);
  return {
    statement,
    columns: statement.getColumnNames(),
    table: writtenTable(sql),
    changesTables: changesTables(sql),
  };
}

function rowOf(columns: readonly string[], values: readonly SqlValue[]): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (let i = 0; i < columns.length; i++) row[columns[i] as string] = values[i];
  return row;
}
