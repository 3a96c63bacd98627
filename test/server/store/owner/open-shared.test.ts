import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { sql } from 'kysely';
import type { Commit, Database } from '../../../../server/src/store/database.ts';
import { ConstraintProblem } from '../../../../server/src/store/dialect/constraint.ts';
import type { SharedOptions } from '../../../../server/src/store/owner/open-shared.ts';
import { StoreProblem } from '../../../../server/src/store/problem.ts';
import { memoryDurableFiles } from '../../../../server/src/store/sqljs/memory-files.ts';
import { type Member, workspace } from './workspace.ts';

const create = (database: Database): Promise<unknown> =>
  database.transaction((db) => sql`create table t (n integer primary key, v)`.execute(db));
const add = (database: Database, ...numbers: number[]): Promise<unknown> =>
  database.transaction(async (db) => {
    for (const n of numbers) await db.insertInto('t').values({ n }).execute();
  });
const numbers = (database: Database): Promise<unknown[]> =>
  database.read(async (db) =>
    (await db.selectFrom('t').select('n').orderBy('n').execute()).map(({ n }) => n),
  );
const closeAll = async (members: readonly Member[]): Promise<void> => {
  for (const { shared } of members.toReversed()) await shared.close();
};
const is = (reason: StoreProblem['reason']) => (error: unknown) =>
  error instanceof StoreProblem && error.reason === reason;
/** Waits until it holds; the test's own time is the limit. */
const until = async (condition: () => boolean): Promise<void> => {
  while (!condition()) await wait(1);
};

describe('a shared database', () => {
  it('lets followers write through the owner, and tells everyone', async () => {
    const join = workspace();
    const members = [await join(), await join(), await join()] as const;
    const [owner, one, two] = [members[0].shared, members[1].shared, members[2].shared];
    assert.deepEqual(
      members.map(({ shared }) => shared.role()),
      ['owner', 'follower', 'follower'],
    );
    await create(owner);
    assert.deepEqual(await numbers(two), []);
    const heard: Commit[] = [];
    two.onCommit((commit) => heard.push(commit));
    await add(one, 1, 2);
    assert.deepEqual(await numbers(two), [1, 2]);
    assert.deepEqual(
      heard.map(({ tables }) => tables),
      [['t']],
    );
    await assert.rejects(
      add(one, 3, 1),
      (error) => error instanceof ConstraintProblem && error.columns.includes('n'),
    );
    assert.deepEqual(await numbers(owner), [1, 2]);
    await closeAll(members);
  });

  it('gives followers the values, results and errors that the owner gets', async () => {
    const join = workspace();
    const members = [await join(), await join()] as const;
    const [owner, follower] = [members[0].shared, members[1].shared];
    await create(owner);
    const through = (database: Database, value: unknown): Promise<unknown> =>
      database.transaction(async (db) => {
        await sql`delete from t`.execute(db);
        const inserted = await db.insertInto('t').values({ v: value }).executeTakeFirst();
        const { rows } = await sql`select *, typeof(v) as type from t`.execute(db);
        const updated = await db.updateTable('t').set({ v: value }).execute();
        return { inserted, rows, updated };
      });
    const value = fc.oneof(
      fc.string(),
      fc.double(),
      fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
      fc.uint8Array(),
      fc.constantFrom(
        null,
        true,
        '\ud800',
        'a\u0000b',
        '\u{1f600}\u2028',
        new Uint8Array(),
        new Uint8Array(20_000).fill(255),
        -0,
      ),
    );
    await fc.assert(
      fc.asyncProperty(value, async (given) => {
        assert.deepEqual(await through(follower, given), await through(owner, given));
      }),
      { numRuns: 12 },
    );
    for (const wrong of ['selekt', 'insert into t (x) values (1)', 'commit; begin'])
      assert.equal(
        await follower.transaction((db) => sql.raw(wrong).execute(db)).catch(String),
        await owner.transaction((db) => sql.raw(wrong).execute(db)).catch(String),
      );
    await assert.rejects(
      follower.transaction((db) =>
        db
          .insertInto('t')
          .values({ v: [1] })
          .execute(),
      ),
      /cannot be stored/,
    );
    await closeAll(members);
  });

  it('refuses queries after the transaction they belong to, and undoes to savepoints', async () => {
    const join = workspace();
    const members = [await join(), await join()] as const;
    const { shared } = members[1];
    await create(shared);
    let kept: Parameters<Parameters<Database['transaction']>[0]>[0] | undefined;
    await shared.transaction(async (db) => {
      kept = db;
      await db.insertInto('t').values({ n: 1 }).execute();
      await sql`savepoint s`.execute(db);
      await db.insertInto('t').values({ n: 2 }).execute();
      await sql`rollback to s`.execute(db);
    });
    await assert.rejects(async () => await kept?.selectFrom('t').selectAll().execute());
    assert.deepEqual(await numbers(shared), [1]);
    await assert.rejects(shared.read((db) => db.deleteFrom('t').execute()));
    assert.deepEqual(await numbers(shared), [1]);
    await closeAll(members);
  });

  it('rolls back a follower that dies inside, or stays too long, and tells it so', async () => {
    const join = workspace();
    const members = [await join({ leaseLimit: 60 }), await join(), await join()] as const;
    const [owner, slow, dying] = [members[0].shared, members[1].shared, members[2].shared];
    await create(owner);
    const inside = Promise.withResolvers<void>();
    const lost = dying.transaction(async (db) => {
      await db.insertInto('t').values({ n: 1 }).execute();
      inside.resolve();
      await new Promise(() => {});
    });
    lost.catch(() => {});
    await inside.promise;
    members[2].kill();
    await add(owner, 2);
    const tooLong = slow.transaction(async (db) => {
      await db.insertInto('t').values({ n: 3 }).execute();
      await add(owner, 4);
      await db.insertInto('t').values({ n: 5 }).execute();
    });
    await assert.rejects(tooLong, /held the store for more than 0.06 s/);
    assert.deepEqual(await numbers(slow), [2, 4]);
    await closeAll(members.slice(0, 2));
  });

  it('says when the owner does not answer, and does nothing of what was not answered', async () => {
    const join = workspace();
    const members = [await join(), await join({ patience: 600 })] as const;
    const [owner, follower] = [members[0].shared, members[1].shared];
    await create(owner);
    const release = Promise.withResolvers<void>();
    const busy = owner.transaction(async () => await release.promise);
    await assert.rejects(
      follower.transaction(async (db) => {
        await db
          .insertInto('t')
          .values({ n: 1 })
          .execute()
          .catch(() => {});
        await db.insertInto('t').values({ n: 2 }).execute();
      }),
      is('locked'),
    );
    release.resolve();
    await busy;
    assert.deepEqual(await numbers(follower), []);
    await closeAll(members);
  });

  it('goes on at another owner where it was, when the first one dies or closes', async () => {
    for (const way of ['dies', 'closes']) {
      const join = workspace();
      const members = [await join(), await join(), await join()] as const;
      const [owner, one, two] = [members[0].shared, members[1].shared, members[2].shared];
      await create(owner);
      const heard: string[] = [];
      two.onCommit(({ tables }) => heard.push(...tables));
      const inside = Promise.withResolvers<void>();
      const gone = Promise.withResolvers<void>();
      const work = one.transaction(async (db) => {
        await db.insertInto('t').values({ n: 1 }).execute();
        const { rows } = await sql`select count(*) as c from t`.execute(db);
        inside.resolve();
        await gone.promise;
        await db.insertInto('t').values({ n: 2 }).execute();
        return rows;
      });
      await inside.promise;
      if (way === 'dies') members[0].kill();
      else void owner.close();
      gone.resolve();
      assert.deepEqual(await work, [{ c: 1 }]);
      assert.deepEqual(await numbers(two), [1, 2], way);
      await until(() => heard.includes('t'));
      await until(() => members.some(({ shared }, at) => at > 0 && shared.role() === 'owner'));
      await closeAll(members.slice(1));
    }
  });

  it('keeps nothing, and says so, when what was read has changed at the next owner', async () => {
    const join = workspace();
    const members = [await join(), await join()] as const;
    const { shared } = members[1];
    await create(shared);
    const third = await join();
    const inside = Promise.withResolvers<void>();
    const changed = Promise.withResolvers<void>();
    const work = shared.transaction(async (db) => {
      const { rows } = await sql<{ c: number }>`select count(*) as c from t`.execute(db);
      inside.resolve();
      await changed.promise;
      await db
        .insertInto('t')
        .values({ n: 100 + (rows[0]?.c ?? 0) })
        .execute();
    });
    await inside.promise;
    members[0].kill();
    await add(third.shared, 1);
    changed.resolve();
    await assert.rejects(work, is('interrupted'));
    assert.deepEqual(await numbers(shared), [1]);
    await closeAll([members[1], third]);
  });

  it('knows after the death of the owner whether a commit was kept, and does it once', async () => {
    for (const moment of ['before it is on the disk', 'after it is, unanswered']) {
      const join = workspace();
      const members = [await join(), await join()] as const;
      const [owner, follower] = [members[0].shared, members[1].shared];
      await owner.transaction((db) => sql`create table t (n integer)`.execute(db));
      if (moment.startsWith('before')) members[0].killAtNextSync();
      else owner.onCommit(() => members[0].kill());
      await add(follower, 1);
      assert.equal(members[1].shared.role(), 'owner');
      assert.deepEqual(await numbers(follower), [1], moment);
      await closeAll(members.slice(1));
    }
  });

  it('can be read while the disk of its new owner is full, and written when there is room', async () => {
    const disk = memoryDurableFiles();
    let isFull = false;
    const join = workspace({
      ...disk,
      write: (...change) => {
        if (isFull) throw new StoreProblem('full', 'The disk is full.');
        disk.write(...change);
      },
    });
    const first = await join();
    await create(first.shared);
    await add(first.shared, 1);
    await first.shared.close();
    isFull = true;
    const members = [await join(), await join()] as const;
    for (const { shared } of members) {
      assert.deepEqual(await numbers(shared), [1]);
      await assert.rejects(add(shared, 2), is('full'));
    }
    isFull = false;
    await add(members[1].shared, 2);
    await add(members[0].shared, 3);
    assert.deepEqual(await numbers(members[1].shared), [1, 2, 3]);
    await closeAll(members);
  });

  it('has the owner do what is no transaction', async () => {
    const join = workspace();
    const operations = { echo: async (_: Database, argument: string) => ({ argument }) };
    const members = [await join({ operations }), await join()] as const;
    assert.deepEqual(await members[1].shared.operate('echo', 'é'), { argument: 'é' });
    await assert.rejects(members[1].shared.operate('other'), /no operation other/);
    await closeAll(members);
  });

  it('waits for an operation as long as the owner lives, and no longer', async () => {
    const join = workspace();
    // Both sides live in one process here: it has to be patient enough for a busy machine that lets it rest for a while.
    const patience = 400;
    const block = (milliseconds: number): void => {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
    };
    const operations: NonNullable<SharedOptions['operations']> = {
      long: async () => {
        await new Promise((resolve) => setTimeout(resolve, 2.5 * patience));
        return 'done';
      },
      announced: async (_, __, still) => {
        await still(2_000);
        // The other side is to hear it.
        await wait(patience / 2);
        block(1.5 * patience);
        return 'done';
      },
      // As if the process had been suspended.
      silent: async () => {
        block(1.5 * patience);
        await new Promise(() => {});
      },
    };
    const members = [await join({ operations }), await join({ patience })] as const;
    const [, { shared }] = members;
    assert.equal(await shared.operate('long'), 'done');
    assert.equal(await shared.operate('announced'), 'done');
    const never = members[1].shared.operate('silent');
    await assert.rejects(
      never,
      (error) => is('locked')(error) && /no sign of life.*silent/.test(String(error)),
    );
    members[0].kill();
    await shared.close();
  });

  it('gives the problem of a store that cannot be opened to everyone, and opens it when it can', async () => {
    const join = workspace();
    const problem = new StoreProblem('corrupt', 'It is damaged.');
    const openDatabase = async (): Promise<Database> => {
      throw problem;
    };
    const owner = await join();
    await create(owner.shared);
    const follower = await join({ openDatabase });
    await assert.rejects(
      join({ openDatabase }).then(({ shared }) => {
        shared.close();
        owner.kill();
        return numbers(follower.shared);
      }),
      is('corrupt'),
    );
    const next = await join();
    assert.deepEqual(await numbers(next.shared), []);
    assert.deepEqual(await numbers(follower.shared), []);
    await closeAll([next, follower]);
  });
});
