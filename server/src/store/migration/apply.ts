/** Makes of the tables that there are those that are wanted, inside one transaction. */
import { quoted } from '../dialect/names.ts';
import type { TableDefinition } from '../schema/table.ts';
import { createIndexSql, createTableSql, typeSql } from './ddl.ts';
import type { Kept, TableChange } from './diff.ts';
import { keep, setAside } from './keep.ts';
import { alter, createReferences, dropKeys } from './postgres.ts';
import { MigrationProblem } from './problem.ts';
import { between, rename } from './renames.ts';
import { convertInto, fill, type Moment } from './rows.ts';
import { changeIndexes, mustRebuild, rebuild } from './sqlite.ts';
import { run, type Session } from './statements.ts';
import { referenceChanges, stepsOf, storedAs } from './steps.ts';

export interface ApplyOptions {
  readonly number: number;
  readonly moment: Moment;
  /** Whether what goes away is in a backup already. */
  readonly hasBackup: boolean;
}

export interface Applied {
  /** Tables that hold what was taken away, or what was in the way. */
  readonly kept: readonly string[];
  /** Values that have no equal in the new type of their column. */
  readonly lost: number;
}

export async function apply(
  session: Session,
  changes: readonly TableChange[],
  { number, moment, hasBackup }: ApplyOptions,
): Promise<Applied> {
  const isPostgres = session.dialect === 'postgres';
  const created = changes.flatMap((change) => (change.kind === 'create' ? [change.after] : []));
  const changed = changes.filter((change) => change.kind !== 'create' && stepsOf([change]).length > 0);
  const alters = changed.filter((change) => change.kind === 'keep');

  if (!isPostgres) await run(session, 'pragma defer_foreign_keys = on');
  const kept = [
    ...(await setAside(session, newNames(changes), number)),
    ...(hasBackup ? [] : await keep(session, changed, number)),
  ];
  if (isPostgres && changed.length > 0) await dropKeys(session, changes);
  const renamed = await rename(session, changes);
  for (const table of created) await create(session, table);
  let lost = 0;
  // Those that lose a foreign key first: it may lead to something that then goes.
  const ordered = alters.toSorted((a, b) => goingReferences(b) - goingReferences(a));
  for (const change of ordered)
    lost += await changeTable(session, change, renamed.columns.get(change) ?? new Map(), moment);
  for (const name of renamed.tables.values()) await run(session, `drop table ${quoted(name)}`);
  if (isPostgres) {
    const after = changes.flatMap((change) => (change.kind === 'drop' ? [] : [change.after]));
    await createReferences(session, changed.length > 0 ? after : created);
  } else await checkReferences(session);
  return { kept, lost };
}

/** Names that no table of the store had before. */
function newNames(changes: readonly TableChange[]): string[] {
  const before = new Set(changes.flatMap((change) => (change.kind === 'create' ? [] : [change.before.name])));
  return changes
    .flatMap((change) => (change.kind === 'drop' ? [] : [change.after.name]))
    .filter((name) => !before.has(name));
}

const goingReferences = (change: Kept): number => referenceChanges(change).dropped.length;

async function create(session: Session, table: TableDefinition): Promise<void> {
  await run(session, createTableSql(table, session.dialect));
  for (const index of table.indexes) await run(session, createIndexSql(table, index, session.dialect));
}

/** One table whose names are new already. @returns how many values were lost */
async function changeTable(
  session: Session,
  change: Kept,
  dropped: ReadonlyMap<string, string>,
  moment: Moment,
): Promise<number> {
  const { after, added, columns } = change;
  const add = (name: string, type: string) =>
    run(session, `alter table ${quoted(after.name)} add column ${quoted(name)} ${type}`);
  for (const column of added) await add(column.name, typeSql({ ...column, counted: false }, session.dialect));
  // A column cannot change into another type in place: the values in the new one wait in a column beside.
  const sources = new Map<string, string>();
  let lost = 0;
  for (const column of columns) {
    if (storedAs(column.before) === storedAs(column.after)) continue;
    const beside = between(`new ${column.after.name}`);
    sources.set(column.after.name, beside);
    await add(beside, typeSql({ ...column.after, counted: false }, session.dialect));
    lost += await convertInto(session, after.name, column, beside);
  }
  const certain = new Set(
    columns
      .filter(({ before, after }) => !before.nullable && !sources.has(after.name))
      .map(({ after }) => after.name),
  );
  for (const column of after.columns)
    if (!column.nullable && !certain.has(column.name))
      await fill(session, after.name, column, sources.get(column.name) ?? column.name, moment);
  if (session.dialect === 'postgres') await alter(session, change, sources, dropped.values());
  else if (mustRebuild(change)) await rebuild(session, after, sources);
  else await changeIndexes(session, change);
  return lost;
}

/** @throws MigrationProblem when a foreign key of SQLite leads nowhere */
async function checkReferences(session: Session): Promise<void> {
  const broken = await run(session, 'pragma foreign_key_check');
  const [first] = broken;
  if (first)
    throw new MigrationProblem(
      `${broken.length} rows would point at a record that does not exist, the first of them in ${String(first['table'])} at ` +
        `one of ${String(first['parent'])}. Let the relationship be empty and clear them, or bring the records back.`,
    );
}
