/** Of histories only the newest entries are kept, with all that belongs to them, on every database. */
import { deepEqual, equal } from 'node:assert/strict';
import { definitions } from '../../../../server/src/factory/generated/definitions.ts';
import type { Database } from '../../../../server/src/store/database.ts';
import { factoryRetention, tidy } from '../../../../server/src/store/retention/keeping.ts';
import { bring } from '../migration/opened.ts';
import { forEachDialect } from '../suite/dialects.ts';
import { add, now, tables } from './records.ts';

const ids = (database: Database, table: string) =>
  database.read(async (db) =>
    (await db.selectFrom(table).select('id').orderBy('id').execute()).map(({ id }) => String(id)),
  );
const minute = (number: number) => `2026-05-01T00:${String(number).padStart(2, '0')}:00.000000Z`;

forEachDialect('keeping the newest', ({ open }) => {
  it('drops older generations of each project with their candidates, and nothing that is under way', async () => {
    const database = await open();
    await bring(database, tables);
    await add(
      database,
      'dsl_projects',
      ['a', 'b'].map((id) => ({ id })),
    );
    const request = (project: string, number: number, status: string) => ({
      id: `${project}${number}`,
      dsl_project_id: project,
      status,
      inserted_at: minute(number),
    });
    await add(database, 'generation_requests', [
      request('a', 1, 'completed'),
      request('a', 2, 'running'),
      request('a', 3, 'failed'),
      request('a', 4, 'completed'),
      request('a', 5, 'completed'),
      request('b', 1, 'completed'),
    ]);
    await add(
      database,
      'generation_strategies',
      ['a1', 'a5'].map((id) => ({ id, generation_request_id: id })),
    );
    await add(
      database,
      'code_candidates',
      ['a1', 'a3', 'a5'].map((id) => ({
        id,
        generation_request_id: id,
        generation_strategy_id: id === 'a3' ? null : id,
      })),
    );
    const newest = factoryRetention.newest.map((history) => ({ ...history, keep: 2 }));
    const done = await tidy(database, definitions.resources, { ...factoryRetention, newest }, now);
    equal(done.removedRows, 2 + 1 + 2);
    deepEqual(await ids(database, 'generation_requests'), ['a2', 'a4', 'a5', 'b1']);
    deepEqual(await ids(database, 'generation_strategies'), ['a5']);
    deepEqual(await ids(database, 'code_candidates'), ['a5']);
    equal((await tidy(database, definitions.resources, { ...factoryRetention, newest }, now)).removedRows, 0);
  });
});
