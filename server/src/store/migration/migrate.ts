/** Brings a store to the tables that definitions want: forward only, with a backup first, all of it or nothing. */
import type { Database } from '../database.ts';
import { ConstraintProblem } from '../dialect/constraint.ts';
import { StoreProblem } from '../problem.ts';
import type { TableDefinition } from '../schema/table.ts';
import { apply } from './apply.ts';
import { differences } from './diff.ts';
import { MigrationProblem } from './problem.ts';
import type { Moment } from './rows.ts';
import { type Application, readSnapshot, type Snapshot, writeSnapshot } from './snapshot.ts';
import { run, type Session } from './statements.ts';
import { type MigrationStep, stepsOf } from './steps.ts';

export interface MigrationPlan {
  /** Who wrote the tables that there are; absent in an empty store. */
  readonly from?: Application;
  /** Counts the migrations of a store; that of the next one. */
  readonly number: number;
  /** None when the store is as it should be. */
  readonly steps: readonly MigrationStep[];
}

export interface MigrationResult extends MigrationPlan {
  /** Where the copy of the store from before is; absent when there was nothing to lose, or its server makes backups of its own. */
  readonly backup?: string;
  /** Tables that hold what was taken away where there is no backup, and what was in the way. */
  readonly kept: readonly string[];
  /** How many values had no equal in the new type of their column. */
  readonly lost: number;
}

export interface MigrationOptions {
  readonly application: Application;
  readonly moment: Moment;
}

/**
 * What {@link migrate} would do, without doing it.
 * @throws StoreProblem `newer` when a newer version wrote the store, and its tables are others
 */
export function planMigration(
  database: Database,
  tables: readonly TableDefinition[],
  application: Application,
): Promise<MigrationPlan> {
  return database.read(async (db) => {
    const { plan } = await planIn({ db, dialect: database.dialect }, tables, application);
    return plan;
  });
}

/**
 * Makes the tables of a store those that are wanted.
 * @throws StoreProblem `newer`, as {@link planMigration}; `read-only` when something would have to change
 * @throws MigrationProblem when the data does not fit; nothing was changed
 */
export async function migrate(
  database: Database,
  tables: readonly TableDefinition[],
  { application, moment }: MigrationOptions,
): Promise<MigrationResult> {
  const { dialect } = database;
  const plan = await planMigration(database, tables, application);
  if (plan.steps.length === 0) return { ...plan, kept: [], lost: 0 };
  if (database.readOnly)
    throw new StoreProblem(
      'read-only',
      'The tables of this store have to be changed for this version of Spark DSL Factory, and the store can only be read here. ' +
        'Open it where it can be written to, once.',
    );
  const backup = plan.from && (await database.backup?.(`schema-${plan.number - 1}`));
  return database.transaction(async (db): Promise<MigrationResult> => {
    const session: Session = { db, dialect };
    // Whoever else begins now waits, and then finds everything done.
    if (dialect === 'postgres') await run(session, 'lock table spark_writers in exclusive mode');
    const { plan, changes } = await planIn(session, tables, application);
    if (plan.steps.length === 0) return { ...plan, kept: [], lost: 0 };
    const { number } = plan;
    const done = await apply(session, changes, { number, moment, hasBackup: backup !== undefined }).catch(
      explain,
    );
    const snapshot: Snapshot = { number, writtenBy: application, tables };
    const texts = plan.steps.map(({ text }) => text);
    await writeSnapshot(session, snapshot, texts, new Date(moment.now).toISOString());
    return { ...plan, ...done, ...(backup === undefined ? {} : { backup }) };
  });
}

/** Constraints that the data breaks, in words of migrations. */
function explain(error: unknown): never {
  if (!(error instanceof ConstraintProblem)) throw error;
  const { kind, table, columns } = error;
  const what = `${table} (${columns.join(', ')})`;
  throw new MigrationProblem(
    kind === 'unique'
      ? `Several rows of ${what} have the same values, which no two may have any more. Make them differ, or leave the identity out.`
      : `The rows of ${what} do not fit what the definitions now want of them: ${error.message}`,
    { cause: error },
  );
}

async function planIn(session: Session, tables: readonly TableDefinition[], application: Application) {
  const snapshot = await readSnapshot(session);
  if (snapshot && !('tables' in snapshot)) throw newer(snapshot.writtenBy, application);
  const changes = differences(snapshot?.tables ?? [], tables);
  const steps = stepsOf(changes);
  if (steps.length > 0 && snapshot && isOlder(application.version, snapshot.writtenBy.version))
    throw newer(snapshot.writtenBy, application);
  const plan: MigrationPlan = {
    ...(snapshot ? { from: snapshot.writtenBy } : {}),
    number: (snapshot?.number ?? 0) + 1,
    steps,
  };
  return { plan, changes };
}

/** Whether `version` comes before `other`: numbers with dots, one after the other. */
export function isOlder(version: string, other: string): boolean {
  const parts = (text: string) => text.split(/[.+-]/).map((part) => Number.parseInt(part, 10) || 0);
  const [own, theirs] = [parts(version), parts(other)];
  for (let i = 0; i < Math.max(own.length, theirs.length); i++) {
    const [a = 0, b = 0] = [own[i], theirs[i]];
    if (a !== b) return a < b;
  }
  return false;
}

function newer(writtenBy: Application, here: Application): StoreProblem {
  return new StoreProblem(
    'newer',
    `This store was written by ${writtenBy.name} ${writtenBy.version}, which is newer than this version (${here.version}). ` +
      'Update it, or move the store away to start an empty one. It was not touched.',
  );
}
