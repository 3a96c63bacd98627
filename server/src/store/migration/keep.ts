/** Tables beside the others, for what a migration takes away where no backup can be made, and for tables of somebody else. */
import { quoted } from '../dialect/names.ts';
import { identifier } from '../schema/identifier.ts';
import { isLossless } from './conversion.ts';
import type { Kept, TableChange } from './diff.ts';
import { existingTables, run, type Session } from './statements.ts';

/** `kept_3_authors`: what the third migration took from the table. Nothing reads it; a person may, and drop it. */
export const keptName = (number: number, table: string): string => identifier('kept', String(number), table);

/** Copies what goes away: whole tables, and columns with the keys of their rows. @returns the names of the copies */
export async function keep(
  session: Session,
  changes: readonly TableChange[],
  number: number,
): Promise<string[]> {
  const made: string[] = [];
  for (const change of changes) {
    if (change.kind === 'create') continue;
    const columns = change.kind === 'drop' ? ['*'] : goingColumns(change).map(quoted);
    const { name, primaryKey } = change.before;
    if (columns.length === 0 || !(await hasRows(session, name))) continue;
    const list = change.kind === 'drop' ? columns : [...new Set([...primaryKey.map(quoted), ...columns])];
    const copy = keptName(number, name);
    await run(session, `create table ${quoted(copy)} as select ${list.join(', ')} from ${quoted(name)}`);
    made.push(copy);
  }
  return made;
}

/** Columns that are dropped, or get a type that cannot hold all they have. */
function goingColumns({ columns, dropped }: Kept): string[] {
  return [
    ...dropped.map(({ name }) => name),
    ...columns
      .filter(({ before, after }) => !isLossless(before.type, after.type))
      .map(({ before }) => before.name),
  ];
}

async function hasRows(session: Session, table: string): Promise<boolean> {
  return (await run(session, `select 1 from ${quoted(table)} limit 1`)).length > 0;
}

/**
 * Moves tables out of the way that have names of new ones, and that no snapshot speaks of: another program's, or an older
 * store's. @returns their new names
 */
export async function setAside(
  session: Session,
  names: readonly string[],
  number: number,
): Promise<string[]> {
  const there = await existingTables(session);
  const moved: string[] = [];
  for (const name of names) {
    if (!there.has(name)) continue;
    for (const index of await indexesOf(session, name)) await run(session, `drop index ${quoted(index)}`);
    await run(session, `alter table ${quoted(name)} rename to ${quoted(keptName(number, name))}`);
    if (session.dialect === 'postgres') await renameConstraints(session, keptName(number, name), number);
    moved.push(keptName(number, name));
  }
  return moved;
}

/** Indexes that are not a part of a constraint: they hold no data, and have names that new ones may want. */
async function indexesOf(session: Session, table: string): Promise<string[]> {
  const rows = await run(
    session,
    session.dialect === 'sqlite'
      ? "select name from sqlite_master where type = 'index' and tbl_name = ? and sql is not null"
      : `select c.relname::text as name from pg_index i join pg_class c on c.oid = i.indexrelid
         where i.indrelid = to_regclass(quote_ident(?)) and not exists
           (select from pg_constraint where conindid = i.indexrelid)`,
    [table],
  );
  return rows.map(({ name }) => String(name));
}

/** Their indexes have the names of constraints, which are those of the schema, not of the table. */
async function renameConstraints(session: Session, table: string, number: number): Promise<void> {
  const rows = await run(
    session,
    'select conname::text as name from pg_constraint where conrelid = to_regclass(quote_ident(?))',
    [table],
  );
  for (const { name } of rows)
    await run(
      session,
      `alter table ${quoted(table)} rename constraint ${quoted(String(name))} to ${quoted(keptName(number, String(name)))}`,
    );
}
