/** Writes down the statements of a transaction that change something, so that they can be run again on the same database. */
import type { Connection } from './connection.ts';
import type { Statement } from './journal-format.ts';
import { writtenTable } from './written-table.ts';

export interface Recording extends Connection {
  /** What was recorded since the last call. */
  takeStatements(): Statement[];
}

/** What gives another result when it is run again. */
const varies =
  /\b(random|randomblob)\s*\(|\bcurrent_(timestamp|date|time)\b|'now'|\b(date|time|datetime|julianday|unixepoch)\s*\(\s*\)/i;
const structure = /^\s*(create|alter|drop|reindex|savepoint|release|rollback\s+to)\b/i;

export function recording(connection: Connection): Recording {
  let statements: Statement[] = [];
  return {
    ...connection,
    execute: (sql, parameters, writes) => {
      const matters = writes && (writtenTable(sql) !== undefined || structure.test(sql));
      if (matters && varies.test(sql))
        throw new Error(
          `A statement whose result differs each time cannot be kept in a journal; bind the value instead: ${sql}`,
        );
      const result = connection.execute(sql, parameters, writes);
      // Copies: the caller may change its bytes before they are written.
      const copied = (value: unknown): unknown =>
        value instanceof Uint8Array ? new Uint8Array(value) : value;
      if (matters) statements.push([sql, parameters.map(copied)]);
      return result;
    },
    takeStatements: () => {
      const taken = statements;
      statements = [];
      return taken;
    },
  };
}
