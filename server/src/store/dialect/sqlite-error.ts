/** What errors of SQLite mean, which come as text only; for foreign keys not even that, so that SQLite is asked again. */
import { writtenTable } from '../sqljs/written-table.ts';
import { type BrokenConstraint, ConstraintProblem } from './constraint.ts';
import { quoted } from './names.ts';

/** The statement that failed, and a way to run others on its connection. */
export interface FailedStatement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
  execute(sql: string, parameters: readonly unknown[]): readonly Record<string, unknown>[];
}

/** A {@link ConstraintProblem} where it is one, else the error itself. The transaction is as the failed statement left it. */
export function constraintOfSqlite(error: unknown, statement: FailedStatement): unknown {
  const message = error instanceof Error ? error.message : '';
  const found = /(UNIQUE|NOT NULL|CHECK|FOREIGN KEY) constraint failed(?:: (.*))?$/.exec(message);
  if (!found) return error;
  const [, word, detail = ''] = found;
  return new ConstraintProblem(broken(word ?? '', detail, statement), error);
}

function broken(word: string, detail: string, statement: FailedStatement): BrokenConstraint {
  switch (word) {
    case 'FOREIGN KEY':
      return brokenReference(statement);
    case 'CHECK':
      return { kind: 'check', table: writtenTable(statement.sql) ?? '', columns: [], constraint: detail };
    case 'NOT NULL':
      return { kind: 'not_null', ...columnsIn(detail) };
    default: {
      const index = /^index '(.*)'$/.exec(detail)?.[1];
      return index === undefined
        ? { kind: 'unique', ...columnsIn(detail) }
        : { kind: 'unique', ...indexed(index, statement), constraint: index };
    }
  }
}

/** `authors.tenant, authors.email` */
function columnsIn(detail: string): { table: string; columns: string[] } {
  const names = detail.split(', ');
  const table = names[0]?.slice(0, names[0].indexOf('.')) ?? '';
  return { table, columns: names.map((name) => name.slice(table.length + 1)) };
}

/** The columns that are named in the definition of an index over expressions. */
function indexed(index: string, { execute }: FailedStatement): { table: string; columns: string[] } {
  const [row] = execute("select tbl_name, sql from sqlite_master where type = 'index' and name = ?", [index]);
  const keys = String(row?.['sql'] ?? '')
    .replace(/^.*? on "(?:[^"]|"")*"/s, '')
    .replace(/\) where .*$/s, '');
  const columns = [...keys.matchAll(/"((?:[^"]|"")*)"/g)].map(([, name = '']) => name.replaceAll('""', '"'));
  return { table: String(row?.['tbl_name'] ?? ''), columns: [...new Set(columns)] };
}

/** Runs the statement once more with foreign keys looked at later, sees which rows point nowhere then, and takes it back. */
function brokenReference({ sql, parameters, execute }: FailedStatement): BrokenConstraint {
  const written = writtenTable(sql);
  const unknown: BrokenConstraint = { kind: 'foreign_key', table: written ?? '', columns: [] };
  // At the end of a transaction there is no statement that could be run again.
  if (written === undefined) return unknown;
  execute('savepoint "spark why"', []);
  try {
    execute('pragma defer_foreign_keys = on', []);
    execute(sql, parameters);
    for (const table of [written, ...pointingAt(written, execute)]) {
      const [row] = execute(`pragma foreign_key_check(${quoted(table)})`, []);
      if (!row) continue;
      const columns = execute(`pragma foreign_key_list(${quoted(table)})`, [])
        .filter(({ id }) => id === row['fkid'])
        .map(({ from }) => String(from));
      const stillReferenced = table !== written || /^\s*delete\b/i.test(sql);
      return { kind: 'foreign_key', table, columns, stillReferenced };
    }
    return unknown;
  } finally {
    execute('rollback to "spark why"', []);
    execute('release "spark why"', []);
    execute('pragma defer_foreign_keys = off', []);
  }
}

/** The tables that lead to one, and those that lead to these: what is removed may take others along. */
function pointingAt(start: string, execute: FailedStatement['execute']): string[] {
  const found = new Set([start]);
  for (const table of found)
    for (const { name } of execute(
      `select distinct m.name as name from sqlite_master m, pragma_foreign_key_list(m.name) f
       where m.type = 'table' and f."table" = ? collate nocase`,
      [table],
    ))
      found.add(String(name));
  found.delete(start);
  return [...found];
}
