/** Makes room: drops and compacts old evolutions as planned. Each run is a transaction of its own, so that nobody waits for long. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { ResourceDefinition } from '../../model/definition/resource.ts';
import type { Database } from '../database.ts';
import { quoted } from '../dialect/names.ts';
import { run, type Session } from '../migration/statements.ts';
import type { TableDefinition } from '../schema/table.ts';
import { tablesOf } from '../schema/tables.ts';
import { type Field, type Lineage, lineageOf } from './lineage.ts';
import { type LineageRetention, planIndividuals, planRuns, type RunFacts } from './plan.ts';
import { remove } from './remove.ts';
import { storeSize } from './size.ts';

export interface Compaction {
  readonly droppedRuns: number;
  readonly compactedRuns: number;
  /** Of all tables. */
  readonly removedRows: number;
}

/** States in which a run is at work. One that was stopped goes on from its own record, whatever is left of its individuals. */
const live = ['pending', 'running'];

/**
 * Applies `retention` to a store.
 * @param now ISO time
 */
export async function compact(
  database: Database,
  resources: readonly ResourceDefinition[],
  retention: LineageRetention,
  now: string,
): Promise<Compaction> {
  const { dialect } = database;
  const lineage = lineageOf(resources);
  const tables = tablesOf(resources);
  const bytes = await storeSize(database);
  // Their sizes are asked for only when they matter: every model has to be looked at for them.
  const sized = bytes > retention.softLimit;
  const facts = await database.read((db) => runFacts({ db, dialect }, lineage, sized));
  const plan = planRuns(facts, { now, bytes }, retention);
  let removedRows = 0;
  const { table, fields } = lineage.runs;
  for (const id of plan.drop)
    removedRows += await database.transaction((db) =>
      remove({ db, dialect }, { tables }, table, fields.id.name, [id]),
    );
  for (const id of plan.compact)
    removedRows += await database.transaction((db) =>
      compactRun({ db, dialect }, tables, lineage, id, retention.elite),
    );
  return { droppedRuns: plan.drop.length, compactedRuns: plan.compact.length, removedRows };
}

const column = ({ name }: Field): string => quoted(name);

async function runFacts(
  session: Session,
  { runs, individuals }: Lineage,
  sized: boolean,
): Promise<RunFacts[]> {
  const { id, status, inserted_at: began, execution_metadata: metadata } = runs.fields;
  const { genome, phenotype, evolution_run_id: owner } = individuals.fields;
  const text = (field: Field) => `coalesce(length(cast(${column(field)} as text)), 0)`;
  // A row with its score and its indexes is about 400 bytes, without the model.
  const sizes = !sized
    ? []
    : await run(
        session,
        `select ${column(owner)} as run, sum(400 + ${text(genome)} + ${text(phenotype)}) as bytes
     from ${quoted(individuals.table)} group by ${column(owner)}`,
      );
  const bytes = new Map(sizes.map((row) => [row['run'], Number(row['bytes'])]));
  const rows = await run(
    session,
    `select ${[id, status, began, metadata].map(column).join(', ')} from ${quoted(runs.table)}`,
  );
  return rows.map((row) => ({
    id: String(row[id.name]),
    isLive: live.includes(String(row[status.name])),
    began: String(began.column.decode(row[began.name])),
    isCompacted: isCompacted(metadata.column.decode(row[metadata.name])),
    bytes: bytes.get(row[id.name]) ?? 0,
  }));
}

const isCompacted = (metadata: unknown): boolean =>
  typeof metadata === 'object' && metadata !== null && 'compacted' in metadata;

async function compactRun(
  session: Session,
  tables: readonly TableDefinition[],
  { runs, individuals }: Lineage,
  id: string,
  elite: number,
): Promise<number> {
  const { table, fields } = individuals;
  const { key, generation, position, fitness, parent_ids: parents, evolution_run_id: owner } = fields;
  const rows = await run(
    session,
    `select ${[fields.id, key, generation, position, fitness, parents].map(column).join(', ')} from ${quoted(table)}
     where ${column(owner)} = ? order by ${column(generation)}, ${column(position)}`,
    [id],
  );
  const value = (row: Readonly<Record<string, unknown>>, field: Field) =>
    field.column.decode(row[field.name]);
  const plan = planIndividuals(
    rows.map((row) => ({
      id: String(row[fields.id.name]),
      key: String(row[key.name]),
      generation: Number(row[generation.name]),
      position: Number(row[position.name]),
      fitness: value(row, fitness) as number | null,
      parents: (value(row, parents) ?? []) as readonly string[],
    })),
    elite,
  );
  const removed = await remove(session, { tables }, table, fields.id.name, plan.drop);
  const empty = `update ${quoted(table)} set ${column(fields.genome)} = null, ${column(fields.phenotype)} = null`;
  for (const each of plan.empty) await run(session, `${empty} where ${column(fields.id)} = ?`, [each]);
  await keepOnce(session, individuals, plan.whole);
  await mark(session, runs, id);
  return removed;
}

/** Of equal models only the first is kept; the others say whose it is (`same_as` in their metadata). */
async function keepOnce(
  session: Session,
  { table, fields }: Lineage['individuals'],
  ids: readonly string[],
): Promise<void> {
  const { id, key, genome, phenotype, metadata } = fields;
  const first = new Map<string, string>();
  for (const each of ids) {
    const [row] = await run(
      session,
      `select ${[key, genome, phenotype, metadata].map(column).join(', ')} from ${quoted(table)} where ${column(id)} = ?`,
      [each],
    );
    if (!row || (row[genome.name] === null && row[phenotype.name] === null)) continue;
    const content = JSON.stringify([row[genome.name], row[phenotype.name]]);
    const address = bytesToHex(sha256(utf8ToBytes(content)));
    const known = first.get(address);
    if (known === undefined) {
      first.set(address, String(row[key.name]));
      continue;
    }
    const before = metadata.column.decode(row[metadata.name]) as Readonly<Record<string, unknown>> | null;
    await run(
      session,
      `update ${quoted(table)} set ${column(genome)} = null, ${column(phenotype)} = null, ${column(metadata)} = ?
       where ${column(id)} = ?`,
      [metadata.column.encode({ ...before, same_as: known }, session.dialect), each],
    );
  }
}

async function mark(session: Session, { table, fields }: Lineage['runs'], id: string): Promise<void> {
  const { execution_metadata: metadata } = fields;
  const where = `where ${column(fields.id)} = ?`;
  const [row] = await run(session, `select ${column(metadata)} as metadata from ${quoted(table)} ${where}`, [
    id,
  ]);
  const before = metadata.column.decode(row?.['metadata']) as Readonly<Record<string, unknown>> | null;
  await run(session, `update ${quoted(table)} set ${column(metadata)} = ? ${where}`, [
    metadata.column.encode({ ...before, compacted: true }, session.dialect),
    id,
  ]);
}
