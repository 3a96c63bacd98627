/** What a store remembers of its own tables: one row for each migration, the newest of which says what there is now. */
import type { TableDefinition } from '../schema/table.ts';
import { existingTables, run, type Session } from './statements.ts';

/** Who brings the tables: named in the store, and compared when it is opened. */
export interface Application {
  readonly name: string;
  /** Numbers with dots: `0.5.0`. */
  readonly version: string;
}

export interface Snapshot {
  /** Counts migrations, from 1. */
  readonly number: number;
  readonly writtenBy: Application;
  readonly tables: readonly TableDefinition[];
}

/** Of the text that snapshots are kept as; a greater one cannot be read here. */
const format = 1;

/** A snapshot that this version cannot read. */
export interface UnreadableSnapshot {
  readonly writtenBy: Application;
}

export const snapshotTable = 'spark_schema';

/** The newest snapshot; undefined when nothing was ever migrated. */
export async function readSnapshot(session: Session): Promise<Snapshot | UnreadableSnapshot | undefined> {
  if (!(await existingTables(session)).has(snapshotTable)) return undefined;
  const [row] = await run(session, `select * from ${snapshotTable} order by number desc limit 1`);
  if (!row) return undefined;
  const writtenBy = { name: String(row['application']), version: String(row['version']) };
  const kept = JSON.parse(String(row['snapshot'])) as { format: number; tables: readonly TableDefinition[] };
  if (kept.format !== format) return { writtenBy };
  return { number: Number(row['number']), writtenBy, tables: kept.tables };
}

/** @param time ISO text */
export async function writeSnapshot(
  session: Session,
  snapshot: Snapshot,
  steps: readonly string[],
  time: string,
) {
  await run(
    session,
    `create table if not exists ${snapshotTable} (number integer primary key, application text not null,
      version text not null, time text not null, steps text not null, snapshot text not null)`,
  );
  const { number, writtenBy, tables } = snapshot;
  const text = JSON.stringify({ format, tables: tables.map(remembered) });
  await run(session, `insert into ${snapshotTable} values (?, ?, ?, ?, ?, ?)`, [
    number,
    writtenBy.name,
    writtenBy.version,
    time,
    JSON.stringify(steps),
    text,
  ]);
}

/** A table without what is only for the moment of a migration. */
function remembered(table: TableDefinition): TableDefinition {
  return { ...table, columns: table.columns.map(({ fill: _, ...column }) => column) };
}
