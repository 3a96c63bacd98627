/** The journal in a database, beside the resources, so that effects on them commit together with what is said of the steps. */
import type { Kysely } from 'kysely';
import type { Database, Tables } from '../../store/database.ts';
import { type JournalChange, type ReactorJournal, RunTaken } from './journal.ts';
import type { StepRecord } from './record.ts';
import { runOf, runRow, stepOf } from './rows.ts';
import { compileStatements, type Statements } from './statements.ts';
import { createReactorTables } from './tables.ts';

/** Makes the tables where they are missing. */
export async function sqlJournal(database: Database): Promise<ReactorJournal> {
  if (!database.readOnly) await database.transaction((db) => createReactorTables(db, database.dialect));
  const statements = await database.read(async (db) => compileStatements(db));
  const remove = (...runs: readonly string[]): Promise<void> =>
    database.transaction(async (db) => {
      for (const run of runs) {
        await db.deleteFrom('reactor_steps').where('run', '=', run).execute();
        await db.deleteFrom('reactor_runs').where('id', '=', run).execute();
      }
    });
  return {
    begin: (run) =>
      database.transaction(async (db) => {
        await db.insertInto('reactor_runs').values(runRow(run)).execute();
      }),
    transaction: (work) =>
      database.transaction((db) =>
        work({ transaction: db, write: (change) => write(db, change, statements) }),
      ),
    load: (id) =>
      database.read(async (db) => {
        const run = await db.selectFrom('reactor_runs').selectAll().where('id', '=', id).executeTakeFirst();
        if (!run) return undefined;
        const rows = await db
          .selectFrom('reactor_steps')
          .selectAll()
          .where('run', '=', id)
          .orderBy('sequence')
          .execute();
        return { run: runOf(run), steps: lastTries(rows.map(stepOf)) };
      }),
    runs: () =>
      database.read(async (db) => {
        const rows = await db
          .selectFrom('reactor_runs')
          .selectAll()
          .orderBy('started', 'desc')
          .orderBy('id', 'desc')
          .execute();
        return rows.map(runOf);
      }),
    take: (run, from, by) =>
      database.transaction(async (db) => {
        const { numUpdatedRows } = await db
          .updateTable('reactor_runs')
          .set({ engine: by })
          .where('id', '=', run)
          .where('engine', '=', from)
          .executeTakeFirst();
        return numUpdatedRows === 1n;
      }),
    keep: async (newest) => {
      const ended = await database.read((db) =>
        db
          .selectFrom('reactor_runs')
          .select('id')
          .where('state', 'in', ['successful', 'failed', 'cancelled', 'undone'])
          .orderBy('started', 'desc')
          .orderBy('id', 'desc')
          .execute(),
      );
      if (ended.length > newest) await remove(...ended.slice(newest).map(({ id }) => String(id)));
    },
    remove,
  };
}

async function write(db: Kysely<Tables>, change: JournalChange, statements: Statements): Promise<void> {
  const { run, engine, ending, put, forget, set, time } = change;
  const ours = set || ending ? await update(db, change) : await statements.touch(db, run, engine, time);
  if (!ours) throw new RunTaken(run);
  for (const prefix of forget)
    await db
      .deleteFrom('reactor_steps')
      .where('run', '=', run)
      .where('path', '>=', prefix)
      .where('path', '<', after(prefix))
      .where('undo', 'is', null)
      .execute();
  for (const step of put) await statements.put(db, run, step);
}

/** Changes the run. @returns whether this engine has it in hand and knows where it is going */
async function update(
  db: Kysely<Tables>,
  { run, engine, ending, set, time }: JournalChange,
): Promise<boolean> {
  const query = db
    .updateTable('reactor_runs')
    .set({
      updated: time,
      ...(set?.state ? { state: set.state } : {}),
      ...(set?.ending ? { ending: set.ending } : {}),
      ...(set && 'result' in set ? { result: JSON.stringify(set.result ?? null) } : {}),
      ...(set?.errors ? { errors: JSON.stringify(set.errors) } : {}),
    })
    .where('id', '=', run)
    .where('engine', '=', engine);
  const { numUpdatedRows } = await (ending
    ? query.where('ending', '=', ending)
    : query.where('ending', 'is', null)
  ).executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** The least text that is greater than all that begin with `prefix`, which ends with `/`, `[` or `#`. */
const after = (prefix: string): string =>
  prefix.slice(0, -1) + String.fromCharCode(prefix.charCodeAt(prefix.length - 1) + 1);

function lastTries(steps: readonly StepRecord[]): StepRecord[] {
  const last = new Map<string, StepRecord>();
  for (const step of steps) {
    const known = last.get(step.path);
    if (!known || known.attempt <= step.attempt) last.set(step.path, step);
  }
  return [...last.values()].sort((a, b) => a.sequence - b.sequence);
}
