/** A PostgreSQL server that goes away, comes back, and is shared; the last tries of a transaction keep others out. */
import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { Client } from 'pg';
import type { Commit, Database } from '../../../../server/src/store/database.ts';
import { openPostgres } from '../../../../server/src/store/dialect/postgres.ts';
import type { StoreProblem } from '../../../../server/src/store/problem.ts';
import { forEachDialect, sharedServer } from '../suite/dialects.ts';

it('a server that is not there is told, with what to do and without the password', async () => {
  const connectionString = 'postgres://me:secret@127.0.0.1:1/spark';
  await rejects(openPostgres({ connection: { connectionString }, schema: 'x' }), (error: StoreProblem) => {
    equal(error.reason, 'unavailable');
    match(error.message, /127\.0\.0\.1:1\/spark.*ECONNREFUSED.*Check that the server runs/);
    ok(!error.message.includes('secret'));
    return true;
  });
});

forEachDialect(
  'a server',
  ({ open }) => {
    const terminateOthers = (database: Database) =>
      database.transaction((db) =>
        sql`select pg_terminate_backend(pid) from pg_stat_activity
            where pid <> pg_backend_pid() and datname = current_database() and backend_type = 'client backend'`.execute(
          db,
        ),
      );

    it('that ends connections is connected to again, and what was missed is looked at again', async () => {
      const one = await open('ended');
      const other = await open('ended');
      await one.transaction((db) => sql`create table things (id integer)`.execute(db));
      const missed = new Promise<Commit>((resolve) => {
        other.onCommit((commit) => commit.tables.includes('*') && resolve(commit));
      });
      await terminateOthers(one);
      deepEqual((await missed).tables, ['*']);
      // Connections that lie idle in the pool were ended, too: the next transactions get new ones.
      const heard = new Promise<Commit>((resolve) => other.onCommit(resolve));
      await one.transaction((db) => sql`insert into things values (1)`.execute(db));
      deepEqual((await heard).tables, ['things']);
      equal((await other.read((db) => db.selectFrom('things').selectAll().execute())).length, 1);
    });

    it('that refuses connections for a while is listened to afterwards', async () => {
      const one = await open('refused');
      const other = await open('refused');
      const heard: Commit[] = [];
      other.onCommit((commit) => heard.push(commit));
      const { connection } = await sharedServer();
      const admin = new Client({ ...connection, database: 'template1' });
      await admin.connect();
      await admin.query('alter database postgres with allow_connections false');
      await terminateOthers(one);
      await rejects(other.read((db) => sql`select 1`.execute(db)));
      await admin.query('alter database postgres with allow_connections true');
      await admin.end();
      // Each use tries again; how soon the listening connection hears of its end, nobody knows.
      while (heard.length === 0) {
        await other.read((db) => sql`select 1`.execute(db));
        await setTimeout(20);
      }
      deepEqual(heard[0]?.tables, ['*']);
    });

    it('lets many callers of several processes count together without a loss', async () => {
      const databases = [await open('many'), await open('many'), await open('many')];
      await databases[0]?.transaction(async (db) => {
        await sql`create table counter (n integer)`.execute(db);
        await sql`insert into counter values (0)`.execute(db);
      });
      const count = (database: Database) =>
        database.transaction(async (db) => {
          const { n } = await db.selectFrom('counter').select('n').executeTakeFirstOrThrow();
          await db
            .updateTable('counter')
            .set({ n: Number(n) + 1 })
            .execute();
        });
      await Promise.all(Array.from({ length: 45 }, (_, at) => count(databases[at % 3] as Database)));
      const [row] = (await databases[1]?.read((db) => db.selectFrom('counter').selectAll().execute())) ?? [];
      equal(row?.['n'], 45);
    });

    it('is told of conflicts even when the work swallows them', async () => {
      const database = await open('swallowed');
      await database.transaction((db) => sql`create table things (id integer)`.execute(db));
      let runs = 0;
      await database.transaction(async (db) => {
        runs++;
        const conflict = sql`do $$ begin raise exception using errcode = '40001'; end $$`;
        if (runs === 1) await conflict.execute(db).catch(() => {});
        else await sql`insert into things values (1)`.execute(db);
      });
      equal(runs, 2);
    });

    it('does not commit what failed on the way, though nobody said so', async () => {
      const database = await open('failed');
      await database.transaction((db) => sql`create table things (id integer primary key)`.execute(db));
      const swallowing = database.transaction(async (db) => {
        await sql`insert into things values (1)`.execute(db);
        await sql`insert into things values (1)`.execute(db).catch(() => {});
      });
      await rejects(swallowing);
      equal((await database.read((db) => db.selectFrom('things').selectAll().execute())).length, 0);
    });
  },
  ['PostgreSQL'],
);
