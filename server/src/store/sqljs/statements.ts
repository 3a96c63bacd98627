/** Prepared statements of sql.js, kept ready: compiling one takes longer than running it. */
import type { BindParams, Database, SqlValue } from 'sql.js';
import type { Connection, Result } from './connection.ts';
import { writtenTable } from './written-table.ts';

/** Statements kept ready; the one that was not used for longest is freed beyond that. */
const capacity = 256;

interface Prepared {
  readonly statement: ReturnType<Database['prepare']>;
  /** Names of the columns of its result; empty for one that gives no rows. */
  readonly columns: readonly string[];
  readonly table: string | undefined;
}

/** A connection to an open sql.js database, which it closes when it is closed itself. */
export function sqljsConnection(database: Database): Connection {
  const cache = new Map<string, Prepared>();
  let changed = new Set<string>();
  database.updateHook((_operation, _schema, table) => {
    changed.add(table);
  });

  const forgetStatements = (): void => {
    for (const { statement } of cache.values()) statement.free();
    cache.clear();
  };
  const prepared = (sql: string): Prepared => {
    const known = cache.get(sql);
    if (known) cache.delete(sql);
    const found = known ?? prepare(database, sql);
    cache.set(sql, found);
    if (cache.size > capacity)
      for (const [oldest, { statement }] of cache) {
        cache.delete(oldest);
        statement.free();
        break;
      }
    return found;
  };

  return {
    execute: (sql, parameters, writes): Result => {
      const { statement, columns, table } = prepared(sql);
      const rows: Record<string, unknown>[] = [];
      try {
        statement.bind(parameters.map(bindable) as BindParams);
        while (statement.step()) if (columns.length > 0) rows.push(rowOf(columns, statement.get()));
      } finally {
        statement.reset();
        // What was compiled for the tables as they were would give rows under old names.
        if (changesTables.test(sql)) forgetStatements();
      }
      if (!writes || table === undefined) return { rows, changes: 0, insertId: 0 };
      const changes = database.getRowsModified();
      if (changes > 0 || changesTables.test(sql)) changed.add(table);
      return { rows, changes, insertId: lastInsertId(prepared('select last_insert_rowid()').statement) };
    },
    takeChanged: () => {
      const tables = [...changed];
      changed = new Set();
      return tables;
    },
    forgetStatements,
    close: () => {
      cache.clear();
      database.close();
    },
  };
}

const changesTables = /^\s*(create|alter|drop|vacuum|rollback)\b/i;

function prepare(database: Database, sql: string): Prepared {
  const statement = database.prepare(sql);
  return { statement, columns: statement.getColumnNames(), table: writtenTable(sql) };
}

function rowOf(columns: readonly string[], values: readonly SqlValue[]): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (let i = 0; i < columns.length; i++) row[columns[i] as string] = values[i];
  return row;
}

function lastInsertId(statement: ReturnType<Database['prepare']>): number {
  statement.step();
  const [id] = statement.get();
  statement.reset();
  return Number(id ?? 0);
}

/** sql.js binds what SQLite has: numbers, text, bytes and null. */
function bindable(value: unknown): unknown {
  if (typeof value === 'boolean') return Number(value);
  if (value === undefined) throw new Error('A parameter of a query is undefined; say null for no value.');
  return value;
}
