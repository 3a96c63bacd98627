/** Bringing a table of SQLite to its new form: in place where SQLite can, else by making it anew with all its rows. */
import { quoted } from '../dialect/names.ts';
import type { TableDefinition } from '../schema/table.ts';
import { createIndexSql, createTableSql } from './ddl.ts';
import type { Kept } from './diff.ts';
import { run, type Session } from './statements.ts';
import { hasOtherKey, indexChanges, referenceChanges, storedAs } from './steps.ts';

/** Whether more changes than SQLite's `alter table` can do (https://www.sqlite.org/lang_altertable.html). */
export function mustRebuild(change: Kept): boolean {
  const references = referenceChanges(change);
  return (
    hasOtherKey(change) ||
    change.dropped.length > 0 ||
    references.dropped.length > 0 ||
    references.added.length > 0 ||
    change.added.some(({ nullable, counted }) => !nullable || counted) ||
    change.columns.some(
      ({ before, after }) =>
        before.nullable !== after.nullable ||
        before.counted !== after.counted ||
        storedAs(before) !== storedAs(after),
    )
  );
}

/**
 * Makes the table anew. SQLite's documented way has a table of another name that takes the place of the old one, with foreign keys
 * off, which they cannot be inside a transaction: here the rows wait in a temporary table, so that whatever points at them
 * points at the same name all the time, and is looked at again when all is done (`defer_foreign_keys`).
 * @param sources names of columns to be filled from another one
 */
export async function rebuild(
  session: Session,
  table: TableDefinition,
  sources: ReadonlyMap<string, string>,
): Promise<void> {
  const name = quoted(table.name);
  const counter = `from sqlite_sequence where name = '${table.name.replaceAll("'", "''")}'`;
  const counted = table.columns.some((column) => column.counted);
  const [last] = counted ? await sequence(session, counter) : [];
  await run(session, `create temp table "spark copy" as select * from main.${name}`);
  await run(session, `drop table main.${name}`);
  await run(session, createTableSql(table, 'sqlite'));
  for (const index of table.indexes) await run(session, createIndexSql(table, index, 'sqlite'));
  const columns = table.columns.map((column) => quoted(column.name)).join(', ');
  const values = table.columns.map((column) => quoted(sources.get(column.name) ?? column.name)).join(', ');
  await run(session, `insert into main.${name} (${columns}) select ${values} from temp."spark copy"`);
  await run(session, 'drop table temp."spark copy"');
  // A number that was given once is never given again, also when its row is gone.
  if (last !== undefined) {
    await run(session, `delete ${counter}`);
    await run(session, 'insert into sqlite_sequence (name, seq) values (?, ?)', [table.name, last]);
  }
}

async function sequence(session: Session, counter: string): Promise<number[]> {
  const [known] = await run(session, "select 1 from sqlite_master where name = 'sqlite_sequence'");
  return known ? (await run(session, `select seq ${counter}`)).map(({ seq }) => Number(seq)) : [];
}

/** Makes those indexes that were not made with their table. */
export async function changeIndexes(session: Session, change: Kept): Promise<void> {
  const { added, dropped } = indexChanges(change);
  for (const { name } of dropped) await run(session, `drop index ${quoted(name)}`);
  for (const index of added) await run(session, createIndexSql(change.after, index, 'sqlite'));
}
