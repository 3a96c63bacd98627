/** What a transaction is, on every database. */
import { deepEqual, equal, rejects } from 'node:assert/strict';
import { sql } from 'kysely';
import type { Commit, Database } from '../../../../server/src/store/database.ts';
import { savepoint } from '../../../../server/src/store/dialect/savepoint.ts';
import { forEachDialect } from './dialects.ts';

forEachDialect('transactions', ({ open }) => {
  let database: Database;
  before(async () => {
    database = await open();
    await database.transaction((db) =>
      db.schema
        .createTable('counters')
        .addColumn('name', 'text', (column) => column.primaryKey())
        .addColumn('value', 'integer', (column) => column.notNull())
        .execute(),
    );
    await database.transaction((db) =>
      db.schema.createTable('signals').addColumn('value', 'integer').execute(),
    );
  });
  beforeEach(async () => {
    await database.transaction(async (db) => {
      await db.deleteFrom('counters').execute();
      await db.insertInto('counters').values({ name: 'a', value: 1 }).execute();
    });
  });
  const value = (name: string) =>
    database.read(async (db) => {
      const row = await db.selectFrom('counters').select('value').where('name', '=', name).executeTakeFirst();
      return row?.['value'];
    });

  it('happen wholly', async () => {
    const result = await database.transaction(async (db) => {
      await db.insertInto('counters').values({ name: 'b', value: 2 }).execute();
      return 'done';
    });
    equal(result, 'done');
    equal(await value('b'), 2);
  });

  it('leave nothing behind when they fail', async () => {
    const failing = database.transaction(async (db) => {
      await db.updateTable('counters').set({ value: 99 }).execute();
      throw new Error('no');
    });
    await rejects(failing, /^Error: no$/);
    equal(await value('a'), 1);
  });

  it('lose no update of each other', async () => {
    const increment = () =>
      database.transaction(async (db) => {
        const { value } = await db.selectFrom('counters').select('value').executeTakeFirstOrThrow();
        await db
          .updateTable('counters')
          .set({ value: Number(value) + 1 })
          .execute();
      });
    await Promise.all(Array.from({ length: 12 }, increment));
    equal(await value('a'), 13);
  });

  it('can fail in part', async () => {
    await database.transaction(async (db) => {
      await db.insertInto('counters').values({ name: 'kept', value: 1 }).execute();
      const part = savepoint(db, async () => {
        await db.insertInto('counters').values({ name: 'inner', value: 1 }).execute();
        await savepoint(db, () => db.insertInto('counters').values({ name: 'a', value: 2 }).execute());
      });
      await rejects(part);
      await db.insertInto('counters').values({ name: 'after', value: 1 }).execute();
    });
    deepEqual([await value('kept'), await value('inner'), await value('after')], [1, undefined, 1]);
  });

  it('cannot be used once they have ended', async () => {
    const ended = Promise.withResolvers<void>();
    const late = await database.transaction(async (db) => ({
      query: ended.promise.then(() => sql`select 1`.execute(db)),
    }));
    ended.resolve();
    await rejects(late.query, /has ended|already committed/);
  });

  it('are told to those who listen, with the tables they wrote', async () => {
    const heard: Commit[] = [];
    const told = Promise.withResolvers<void>();
    const stop = database.onCommit((commit) => {
      heard.push(commit);
      if (heard.filter(({ tables }) => tables.includes('signals')).length === 2) told.resolve();
    });
    const signal = (value: number) =>
      database.transaction((db) => db.insertInto('signals').values({ value }).execute());
    // A server may still be telling of what was written before anybody listened.
    await signal(1);
    await database.transaction((db) => db.updateTable('counters').set({ value: 5 }).execute());
    await database.read((db) => db.selectFrom('counters').selectAll().execute());
    await signal(2);
    await told.promise;
    stop();
    const own = heard.slice(heard.findIndex(({ tables }) => tables.includes('signals')));
    deepEqual(
      own.map(({ tables }) => tables),
      [['signals'], ['counters'], ['signals']],
    );
    const revisions = own.map(({ revision }) => revision);
    deepEqual(
      revisions,
      [...new Set(revisions)].sort((one, other) => one - other),
    );
  });

  it('are not for reads', async () => {
    await rejects(database.read((db) => db.deleteFrom('counters').execute()));
    equal(await value('a'), 1);
  });
});

forEachDialect(
  'transactions of several processes',
  ({ open }) => {
    it('are run again when another one was in the way', async () => {
      const [one, two] = [await open('both'), await open('both')];
      await one.transaction(async (db) => {
        await sql`create table accounts (id integer primary key, amount integer)`.execute(db);
        await sql`insert into accounts values (1, 100), (2, 100)`.execute(db);
      });
      // Each takes from one account as long as both together have enough: the classic write skew.
      let runs = 0;
      const take = (database: Database, id: number) =>
        database.transaction(async (db) => {
          runs++;
          const rows = await db.selectFrom('accounts').select('amount').execute();
          const sum = rows.reduce((total, { amount }) => total + Number(amount), 0);
          if (sum >= 150) await sql`update accounts set amount = amount - 100 where id = ${id}`.execute(db);
        });
      await Promise.all([take(one, 1), take(two, 2), take(one, 1), take(two, 2)]);
      const rows = await two.read((db) => db.selectFrom('accounts').select('amount').execute());
      equal(
        rows.reduce((total, { amount }) => total + Number(amount), 0),
        100,
      );
      equal(runs >= 4, true);
    });

    it('are heard of by the others', async () => {
      const [one, two] = [await open('news'), await open('news')];
      const heard = new Promise<Commit>((resolve) => two.onCommit(resolve));
      await one.transaction((db) => sql`create table things (id integer)`.execute(db));
      deepEqual((await heard).tables, ['things']);
    });
  },
  ['PostgreSQL'],
);
