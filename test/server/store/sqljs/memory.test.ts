import { deepEqual, equal, rejects } from 'node:assert/strict';
import { sql } from 'kysely';
import type { Commit, Database } from '../../../../server/src/store/database.ts';
import { openMemoryDatabase } from '../../../../server/src/store/sqljs/memory.ts';

async function withNotes(): Promise<Database> {
  const database = await openMemoryDatabase();
  await database.transaction(async (db) => {
    await sql`create table note (id text primary key, text text, stars integer) without rowid`.execute(db);
    await sql`create table tag (id integer primary key, note text references note on delete cascade)`.execute(
      db,
    );
  });
  return database;
}

const notes = (database: Database): Promise<unknown[]> =>
  database.read((db) => db.selectFrom('note').selectAll().orderBy('id').execute());

describe('a database in memory', () => {
  it('keeps what a transaction wrote, and nothing of one that threw after its query', async () => {
    const database = await withNotes();
    await database.transaction((db) =>
      db.insertInto('note').values({ id: 'a', text: 'x', stars: 2 }).execute(),
    );
    await rejects(
      database.transaction(async (db) => {
        await db.insertInto('note').values({ id: 'b' }).execute();
        await new Promise(setImmediate);
        throw new Error('no');
      }),
      /no/,
    );
    deepEqual(await notes(database), [{ id: 'a', text: 'x', stars: 2 }]);
  });

  it('runs transactions one after the other, however they wait inside', async () => {
    const database = await withNotes();
    await database.transaction((db) => db.insertInto('note').values({ id: 'a', stars: 0 }).execute());
    const add = (): Promise<void> =>
      database.transaction(async (db) => {
        const { stars } = await db.selectFrom('note').select('stars').executeTakeFirstOrThrow();
        await new Promise(setImmediate);
        await db
          .updateTable('note')
          .set({ stars: Number(stars) + 1 })
          .execute();
      });
    await Promise.all(Array.from({ length: 20 }, add));
    deepEqual(await notes(database), [{ id: 'a', text: null, stars: 20 }]);
  });

  it('counts rows, gives row ids, and new columns after a table has changed', async () => {
    const database = await withNotes();
    await database.transaction(async (db) => {
      await db
        .insertInto('note')
        .values([{ id: 'a' }, { id: 'b' }])
        .execute();
      equal((await db.insertInto('tag').values({ id: 7, note: 'a' }).executeTakeFirst()).insertId, 7n);
      equal((await db.updateTable('note').set({ stars: 1 }).executeTakeFirst()).numUpdatedRows, 2n);
      deepEqual(await db.insertInto('tag').values({ id: 8 }).returningAll().execute(), [
        { id: 8, note: null },
      ]);
    });
    const first = (): Promise<unknown> =>
      database.read((db) => db.selectFrom('tag').selectAll().executeTakeFirst());
    deepEqual(await first(), { id: 7, note: 'a' });
    await database.transaction((db) => sql`alter table tag add column more integer default 3`.execute(db));
    deepEqual(await first(), { id: 7, note: 'a', more: 3 });
  });

  it('refuses writing in a read, and queries after the transaction they belong to', async () => {
    const database = await withNotes();
    await rejects(
      database.read((db) => db.insertInto('note').values({ id: 'a' }).execute()),
      /readonly/,
    );
    const late = await database.transaction(async (db) => ({ db }));
    await rejects(late.db.insertInto('note').values({ id: 'a' }).execute(), /ended|committed/);
    const read = await database.read(async (db) => ({ db }));
    await rejects(read.db.selectFrom('note').selectAll().execute(), /ended/);
    deepEqual(await notes(database), []);
  });

  it('refuses statements that would end its transactions or change how it is kept', async () => {
    const database = await withNotes();
    for (const statement of [
      'commit',
      ' ROLLBACK',
      'begin immediate',
      'pragma synchronous = off',
      'pragma main.journal_mode = delete',
    ])
      await rejects(
        database.transaction(async (db) => {
          await db.insertInto('note').values({ id: 'a' }).execute();
          await sql.raw(statement).execute(db);
        }),
        /leave it out/,
      );
    deepEqual(await notes(database), []);
    await database.transaction(async (db) => {
      await sql`savepoint one`.execute(db);
      await db.insertInto('note').values({ id: 'a' }).execute();
      await sql`rollback to one`.execute(db);
      await sql`release one`.execute(db);
    });
    deepEqual(await notes(database), []);
  });

  it('refuses a text of two statements, of which only the first would be run', async () => {
    const database = await withNotes();
    await rejects(
      database.transaction((db) => sql`delete from tag; delete from note`.execute(db)),
      /one statement/,
    );
    await database.transaction((db) => sql`delete from tag; -- that is all\n ;`.execute(db));
  });

  it('keeps a change although a listener fails at the news of it', async () => {
    const database = await withNotes();
    const thrown = new Promise((resolve) => {
      const others = process.listeners('uncaughtException');
      process.removeAllListeners('uncaughtException');
      process.once('uncaughtException', (error) => {
        for (const other of others) process.on('uncaughtException', other);
        resolve(error.message);
      });
    });
    database.onCommit(() => {
      throw new Error('a bug elsewhere');
    });
    await database.transaction((db) => db.insertInto('note').values({ id: 'a' }).execute());
    equal(await thrown, 'a bug elsewhere');
    deepEqual(await notes(database), [{ id: 'a', text: null, stars: null }]);
  });

  it('names the tables that a commit changed', async () => {
    const database = await withNotes();
    const heard: Commit[] = [];
    const stop = database.onCommit((commit) => heard.push(commit));
    await database.transaction(async (db) => {
      await db.insertInto('note').values({ id: 'a' }).execute();
      await db.insertInto('tag').values({ id: 1, note: 'a' }).execute();
    });
    await database.transaction((db) => db.deleteFrom('note').where('id', '=', 'a').execute());
    await database.transaction(async (db) => void (await db.selectFrom('note').selectAll().execute()));
    stop();
    await database.transaction((db) => db.insertInto('tag').values({ id: 2 }).execute());
    deepEqual(
      heard.map(({ tables }) => [...tables].sort()),
      [
        ['note', 'tag'],
        ['note', 'tag'],
      ],
    );
    equal(
      heard.every(({ revision }, i) => revision > (heard[i - 1]?.revision ?? 0)),
      true,
    );
  });
});
