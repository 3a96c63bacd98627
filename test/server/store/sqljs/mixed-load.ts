/** Transactions of several inserts, changes and deletions, of which can be told afterwards whether they are there, and whole. */
import { sql } from 'kysely';
import type { Database } from '../../../../server/src/store/database.ts';

/** Makes the tables, unless they are there. */
export async function begin(database: Database): Promise<void> {
  await database.transaction(async (db) => {
    await sql`create table if not exists entry (number integer, row integer, text text, primary key (number, row))`.execute(
      db,
    );
    await sql`create index if not exists entry_text on entry (text)`.execute(db);
    await sql`create table if not exists total (number integer)`.execute(db);
    await sql`insert into total select 0 where not exists (select 1 from total)`.execute(db);
  });
}

/** Writes transaction `number`: some rows, some of them changed and deleted again, which `rowsOf` tells from the number. */
export async function write(database: Database, number: number): Promise<void> {
  await database.transaction(async (db) => {
    for (let row = 0; row < rowsOf(number); row++)
      await db
        .insertInto('entry')
        .values({ number, row, text: 'x'.repeat((number * 131 + row * 57) % 1500) })
        .execute();
    await db
      .updateTable('entry')
      .set({ text: 'changed' })
      .where('number', '=', number - 3)
      .execute();
    await db.updateTable('total').set({ number }).execute();
  });
}

const rowsOf = (number: number): number => 1 + ((number * 7) % 12);

/** The last transaction that is there, or -1 when what is there is not all of the first so many. */
export async function lastOf(database: Database): Promise<number> {
  return await database.read(async (db) => {
    const { rows: tables } = await sql`select 1 from sqlite_master where name = 'total'`.execute(db);
    if (tables.length === 0) return 0;
    const { rows: verdicts } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db);
    if (verdicts[0]?.integrity_check !== 'ok') return -1;
    const { number } = await db.selectFrom('total').select('number').executeTakeFirstOrThrow();
    const found = await db
      .selectFrom('entry')
      .select(['number', (expression) => expression.fn.countAll().as('rows')])
      .groupBy('number')
      .orderBy('number')
      .execute();
    const isWhole = found.every((one, i) => one.number === i + 1 && one.rows === rowsOf(i + 1));
    return isWhole && found.length === number ? Number(number) : -1;
  });
}
