/** Gives tables and columns their new names first, so that all that follows speaks of one name only. */
import { quoted } from '../dialect/names.ts';
import type { TableDefinition } from '../schema/table.ts';
import type { Kept, TableChange } from './diff.ts';
import { run, type Session } from './statements.ts';

/** What is dropped later, under the name that it has in between. */
export interface Renamed {
  /** Tables to be dropped: definition, and name now. */
  readonly tables: ReadonlyMap<TableDefinition, string>;
  /** Columns to be dropped, by table: name before, and name now. */
  readonly columns: ReadonlyMap<Kept, ReadonlyMap<string, string>>;
}

/** Names of things in between; no definition can have one, for no document can write a blank. */
export const between = (name: string): string => `spark ${name}`;

export async function rename(session: Session, changes: readonly TableChange[]): Promise<Renamed> {
  const wanted = new Set(changes.flatMap((change) => (change.kind === 'drop' ? [] : [change.after.name])));
  const tables = new Map<TableDefinition, string>();
  const moves: Move[] = [];
  for (const change of changes) {
    if (change.kind === 'keep') moves.push({ from: change.before.name, to: change.after.name });
    if (change.kind !== 'drop') continue;
    const { name } = change.before;
    tables.set(change.before, wanted.has(name) ? between(name) : name);
    if (wanted.has(name)) moves.push({ from: name, to: between(name) });
  }
  await move(moves, (from, to) => run(session, `alter table ${quoted(from)} rename to ${quoted(to)}`));

  const columns = new Map<Kept, ReadonlyMap<string, string>>();
  for (const change of changes) {
    if (change.kind !== 'keep') continue;
    const names = new Set(change.after.columns.map(({ name }) => name));
    const dropped = new Map(change.dropped.map(({ name }) => [name, names.has(name) ? between(name) : name]));
    columns.set(change, dropped);
    await move(
      [
        ...change.columns.map(({ before, after }) => ({ from: before.name, to: after.name })),
        ...[...dropped].map(([from, to]) => ({ from, to })),
      ],
      (from, to) =>
        run(
          session,
          `alter table ${quoted(change.after.name)} rename column ${quoted(from)} to ${quoted(to)}`,
        ),
    );
  }
  return { tables, columns };
}

interface Move {
  readonly from: string;
  readonly to: string;
}

/** Renames in any order: one whose new name is still somebody's waits under a name of its own. */
async function move(
  moves: readonly Move[],
  rename: (from: string, to: string) => Promise<unknown>,
): Promise<void> {
  const real = moves.filter(({ from, to }) => from !== to);
  // Names that differ in case only are one to SQLite.
  const taken = new Set(real.map(({ from }) => from.toLowerCase()));
  const waiting: Move[] = [];
  for (const { from, to } of real) {
    if (!taken.has(to.toLowerCase())) await rename(from, to);
    else {
      await rename(from, between(`moving ${from}`));
      waiting.push({ from: between(`moving ${from}`), to });
    }
  }
  for (const { from, to } of waiting) await rename(from, to);
}
