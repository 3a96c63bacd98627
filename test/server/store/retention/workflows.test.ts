/** Of runs of workflows the newest are kept, and all that can go on, on every database. */
import { deepEqual, equal } from 'node:assert/strict';
import { reactorTables } from '../../../../server/src/reactor/index.ts';
import { keepNewestRuns } from '../../../../server/src/store/retention/workflows.ts';
import { bring } from '../migration/opened.ts';
import { forEachDialect } from '../suite/dialects.ts';

forEachDialect('keeping the newest runs of workflows', ({ open }) => {
  it('drops older ones that ended, with their steps', async () => {
    const database = await open();
    equal(await keepNewestRuns(database, 1), 0);
    await bring(database, reactorTables);
    const states = ['successful', 'halted', 'failed', 'undone', 'successful'];
    await database.transaction(async (db) => {
      for (const [at, state] of states.entries()) {
        const id = `run ${at}`;
        const texts = {
          reactor: 'R',
          definition_hash: 'h',
          inputs: '{}',
          options: '{}',
          errors: '[]',
          engine: 'e',
        };
        await db
          .insertInto('reactor_runs')
          .values({ ...texts, id, state, started: at, updated: at })
          .execute();
        const step = { step: 's', kind: 'step', status: 'successful', sequence: 1, started: 1, ended: 1 };
        await db
          .insertInto('reactor_steps')
          .values({ ...step, run: id, path: '[]', attempt: 1 })
          .execute();
      }
    });
    equal(await keepNewestRuns(database, 2), 4);
    const left = await database.read(async (db) => [
      (await db.selectFrom('reactor_runs').select('id').orderBy('id').execute()).map(({ id }) => id),
      (await db.selectFrom('reactor_steps').select('run').orderBy('run').execute()).map(({ run }) => run),
    ]);
    deepEqual(left, [
      ['run 1', 'run 3', 'run 4'],
      ['run 1', 'run 3', 'run 4'],
    ]);
  });
});
