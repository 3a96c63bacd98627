import assert from 'node:assert/strict';
import { Kysely, SqliteDialect, sql } from 'kysely';
import initSqlJs from 'sql.js';
import { sqliteDatabase } from '../../../server/src/store/sqlite.ts';
import { wasm } from './opening.ts';

interface Things {
  things: { id: number; name: string | null; size: number | null; raw: Uint8Array | null };
}

async function openThings(): Promise<Kysely<Things>> {
  const { Database } = await initSqlJs({ wasmBinary: new Uint8Array(wasm).buffer });
  const database = new Database();
  database.run('create table things (id integer primary key, name text, size real, raw blob)');
  return new Kysely<Things>({ dialect: new SqliteDialect({ database: sqliteDatabase(database) }) });
}

describe('kysely over sql.js', () => {
  it('gives values back as they were bound', async () => {
    const db = await openThings();
    const rows = [
      { id: 1, name: 'a\0b ä 🙂', size: 1.5, raw: new Uint8Array([0, 255]) },
      { id: 1_800_000_000_000, name: '', size: -0.1, raw: new Uint8Array() },
      { id: 3, name: null, size: null, raw: null },
    ];
    for (const row of rows) await db.insertInto('things').values(row).execute();
    const found = await db.selectFrom('things').select(['id', 'name', 'size', 'raw']).orderBy('id').execute();
    assert.deepEqual(found, [rows[0], rows[2], rows[1]]);
  });

  it('tells how many rows were changed, and the last id', async () => {
    const db = await openThings();
    const inserted = await db
      .insertInto('things')
      .values([
        { id: 4, name: 'a', size: 1, raw: null },
        { id: 9, name: 'a', size: 2, raw: null },
      ])
      .executeTakeFirst();
    assert.equal(inserted.insertId, 9n);
    const updated = await db
      .updateTable('things')
      .set({ size: 0 })
      .where('name', '=', 'a')
      .executeTakeFirst();
    assert.equal(updated.numUpdatedRows, 2n);
    const returned = await db.deleteFrom('things').where('id', '=', 9).returning('name').execute();
    assert.deepEqual(returned, [{ name: 'a' }]);
  });

  it('serves more statements than it keeps ready, and the kept ones after the schema has changed', async () => {
    const db = await openThings();
    const all = () => sql<{ id: number }>`select * from things`.execute(db);
    await sql`insert into things (id) values (1)`.execute(db);
    assert.deepEqual((await all()).rows, [{ id: 1, name: null, size: null, raw: null }]);
    await sql`alter table things add column colour text default 'red'`.execute(db);
    assert.deepEqual((await all()).rows, [{ id: 1, name: null, size: null, raw: null, colour: 'red' }]);
    for (let i = 0; i < 300; i++) await sql`select ${sql.lit(i)} as i`.execute(db);
    assert.equal((await all()).rows.length, 1);
  });

  it('can use a statement again after it has failed', async () => {
    const db = await openThings();
    const insert = (id: number) =>
      db.insertInto('things').values({ id, name: null, size: null, raw: null }).execute();
    await insert(1);
    await assert.rejects(insert(1), /UNIQUE/);
    await insert(2);
  });
});
