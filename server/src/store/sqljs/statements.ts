/** Prepared statements of sql.js, kept ready: compiling one takes longer than running it. */
import type { Database, SqlValue } from 'sql.js';
import type { BindText } from './bind-text.ts';
import { changedTables } from './changed-tables.ts';
import { bindable, type Connection, changesTables, refuseRest } from './connection.ts';
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
export function sqljsConnection(database: Database, bindText?: BindText): Connection {
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
  const run = (prepared: Prepared, parameters: readonly unknown[]): Record<string, unknown>[] => {
    const { statement, columns } = prepared;
    const rows: Record<string, unknown>[] = [];
    try {
      bind(statement, parameters, bindText);
      while (statement.step()) if (columns.length > 0) rows.push(rowOf(columns, statement.get()));
    } finally {
      statement.reset();
      if (prepared.changesTables) {
        forgetStatements();
        changed.forgetSchema();
      }
    }
    return rows;
  };
  const query = (sql: string): Record<string, unknown>[] => run(prepared(sql), []);
  const changed = changedTables(query);

  return {
    execute: (sql, parameters) => {
      const statement = prepared(sql);
      const rows = run(statement, parameters);
      const { table } = statement;
      if (table === undefined) return { rows, changes: 0 };
      const changes = statement.changesTables ? 0 : database.getRowsModified();
      if (changes > 0 || statement.changesTables) changed.add(table);
      return { rows, changes };
    },
    lastInsertId: () => Number(query('select last_insert_rowid() as id')[0]?.['id'] ?? 0),
    takeChanged: () => changed.take(),
    close: () => {
      cache.clear();
      database.close();
    },
  };
}

function bind(statement: Prepared['statement'], parameters: readonly unknown[], bindText?: BindText): void {
  const values = parameters.map(bindable) as SqlValue[];
  if (!bindText || !values.some(isText)) {
    statement.bind(values);
    return;
  }
  statement.bind(values.map((value) => (isText(value) ? null : value)));
  const isDone = values.every((value, i) => !isText(value) || bindText(statement, i + 1, value));
  // A text that is too long for it, or a parameter too many, which sql.js has words for.
  if (!isDone) statement.bind(values);
}

const isText = (value: SqlValue): value is string => typeof value === 'string';

function prepare(database: Database, sql: string): Prepared {
  const statement = database.prepare(sql);
  try {
    refuseRest(sql, statement.getSQL());
  } catch (error) {
    statement.free();
    throw error;
  }
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
