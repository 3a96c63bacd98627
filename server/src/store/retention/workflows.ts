/** Of runs of workflows only the newest are kept, with their steps; those that can go on stay whatever their age is. */
import type { Database } from '../database.ts';
import { existingTables, run } from '../migration/statements.ts';

/** States of the Reactor (`reactor/events.ts`) from which nothing goes on by itself. */
const ended = ['failed', 'successful', 'cancelled', 'undone'];

/** As many values as are bound at once. */
const chunk = 500;

/** @returns how many runs and steps went */
export async function keepNewestRuns(database: Database, keep: number): Promise<number> {
  const { dialect } = database;
  const states = ended.map((state) => `'${state}'`).join(', ');
  const going = await database.read(async (db) => {
    const session = { db, dialect };
    if (!(await existingTables(session)).has('reactor_runs')) return [];
    return run(
      session,
      `select id from (
         select id, state, row_number() over (order by updated desc, id desc) as age from reactor_runs
       ) as aged where age > ? and state in (${states})`,
      [keep],
    );
  });
  let removed = 0;
  for (let from = 0; from < going.length; from += chunk) {
    const ids = going.slice(from, from + chunk).map(({ id }) => id);
    const list = ids.map(() => '?').join(', ');
    removed += await database.transaction(async (db) => {
      const session = { db, dialect };
      const steps = await run(session, `delete from reactor_steps where run in (${list}) returning 1`, ids);
      const runs = await run(session, `delete from reactor_runs where id in (${list}) returning 1`, ids);
      return steps.length + runs.length;
    });
  }
  return removed;
}
