/** A connection to Node's own SQLite, in the shape of the one to sql.js. */
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { changedTables } from '../sqljs/changed-tables.ts';
import { bindable, type Connection, changesTables, refuseRest } from '../sqljs/connection.ts';
import { writtenTable } from '../sqljs/written-table.ts';

interface Prepared {
  readonly statement: StatementSync;
  readonly givesRows: boolean;
  readonly table: string | undefined;
  readonly changesTables: boolean;
}

export function nativeConnection(database: DatabaseSync): Connection {
  const cache = new Map<string, Prepared>();
  let lastInsertId = 0;
  const prepared = (sql: string): Prepared => {
    const known = cache.get(sql);
    if (known) return known;
    const statement = database.prepare(sql);
    refuseRest(sql, statement.sourceSQL);
    const found = {
      statement,
      givesRows: statement.columns().length > 0,
      table: writtenTable(sql),
      changesTables: changesTables(sql),
    };
    if (cache.size >= 256) cache.clear();
    cache.set(sql, found);
    return found;
  };
  const query = (sql: string, parameters: readonly unknown[]): Record<string, unknown>[] =>
    prepared(sql)
      .statement.all(...(parameters.map(bindable) as SQLInputValue[]))
      .map((row) => ({ ...row }));
  const changed = changedTables((sql) => query(sql, []));

  return {
    execute: (sql, parameters) => {
      const { statement, givesRows, table, ...found } = prepared(sql);
      if (givesRows) {
        const rows = query(sql, parameters);
        if (table === undefined) return { rows, changes: 0 };
        changed.add(table);
        return { rows, changes: rows.length };
      }
      const { changes, lastInsertRowid } = statement.run(...(parameters.map(bindable) as SQLInputValue[]));
      lastInsertId = Number(lastInsertRowid);
      if (found.changesTables) {
        cache.clear();
        changed.forgetSchema();
      }
      if (table === undefined) return { rows: [], changes: 0 };
      if (changes > 0 || found.changesTables) changed.add(table);
      return { rows: [], changes: Number(changes) };
    },
    lastInsertId: () => lastInsertId,
    takeChanged: () => changed.take(),
    close: () => database.close(),
  };
}
