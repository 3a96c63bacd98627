import assert from 'node:assert/strict';
import { silentHost } from '../../../../server/src/base/host.ts';
import type { Commit, Database } from '../../../../server/src/store/database.ts';
import { ConstraintProblem } from '../../../../server/src/store/dialect/constraint.ts';
import { openShared, type SharedDatabase } from '../../../../server/src/store/owner/open-shared.ts';
import { openMemoryDatabase } from '../../../../server/src/store/sqljs/memory.ts';
import { meeting, type Party } from './meeting.ts';

const party = async (meet: () => Party, database: () => Promise<Database>) => {
  const { endpoint, kill } = meet();
  const shared = await openShared({ endpoint, openDatabase: database, host: silentHost });
  return { shared, kill };
};

const numbers = (shared: SharedDatabase): Promise<number[]> =>
  shared.read(async (db) =>
    (await db.selectFrom('t').select('n').orderBy('n').execute()).map(({ n }) => n as number),
  );

describe('shared database', () => {
  it('lets followers write through the owner, and tells everyone', async () => {
    const meet = meeting();
    const owner = await party(meet, () => openMemoryDatabase());
    const [one, two] = [
      await party(meet, () => openMemoryDatabase()),
      await party(meet, () => openMemoryDatabase()),
    ];
    assert.deepEqual(
      [owner, one, two].map(({ shared }) => shared.role()),
      ['owner', 'follower', 'follower'],
    );
    await owner.shared.transaction(async (db) => {
      await db.schema
        .createTable('t')
        .addColumn('n', 'integer', (c) => c.primaryKey())
        .execute();
    });
    assert.deepEqual(await numbers(two.shared), []);
    const heard: Commit[] = [];
    two.shared.onCommit((commit) => heard.push(commit));
    await one.shared.transaction(async (db) => {
      await db.insertInto('t').values({ n: 1 }).execute();
      await db.insertInto('t').values({ n: 2 }).execute();
    });
    assert.deepEqual(await numbers(two.shared), [1, 2]);
    assert.deepEqual(
      heard.map(({ tables }) => tables),
      [['t']],
    );
    await assert.rejects(
      one.shared.transaction(async (db) => {
        await db.insertInto('t').values({ n: 3 }).execute();
        await db.insertInto('t').values({ n: 1 }).execute();
      }),
      (error) => error instanceof ConstraintProblem && error.columns.includes('n'),
    );
    assert.deepEqual(await numbers(owner.shared), [1, 2]);
    for (const { shared } of [two, one, owner]) await shared.close();
  });
});
