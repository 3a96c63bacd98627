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
const structure = /^\s*(create|alter|drop|reindex)\b/i;
const nesting = /^\s*(savepoint|release(?:\s+savepoint)?|rollback\s+to(?:\s+savepoint)?)\s+(.*?)\s*;?\s*$/i;

export function recording(connection: Connection): Recording {
  let statements: Statement[] = [];
  /** Open savepoints, and how much was recorded when they were set. */
  let marks: { readonly name: string; readonly length: number }[] = [];
  /** What was taken back is not recorded, so that savepoints need not be, either. */
  const follow = (sql: string): void => {
    const [, word = '', name = ''] = nesting.exec(sql) ?? [];
    if (word === '') return;
    const isSet = word.toLowerCase() === 'savepoint';
    const at = isSet ? marks.length : marks.findLastIndex((mark) => mark.name === name.toLowerCase());
    if (isSet) marks.push({ name: name.toLowerCase(), length: statements.length });
    else if (word.toLowerCase().startsWith('release')) marks = marks.slice(0, at);
    else {
      statements.length = marks[at]?.length ?? 0;
      marks = marks.slice(0, at + 1);
    }
  };
  return {
    ...connection,
    execute: (sql, parameters) => {
      const matters = writtenTable(sql) !== undefined || structure.test(sql);
      if (matters && varies.test(sql))
        throw new Error(
          `A statement whose result differs each time cannot be kept in a journal; bind the value instead: ${sql}`,
        );
      const result = connection.execute(sql, parameters);
      follow(sql);
      // Copies: the caller may change its bytes before they are written.
      const copied = (value: unknown): unknown =>
        value instanceof Uint8Array ? new Uint8Array(value) : value;
      if (matters) statements.push([sql, parameters.map(copied)]);
      return result;
    },
    takeStatements: () => {
      const taken = statements;
      [statements, marks] = [[], []];
      return taken;
    },
  };
}
