/** Records as they are, past actions and policies: for exports and imports, as `Ash.Seed` does it. */
import type { Kysely } from 'kysely';
import type { ResourceDefinition } from '../model/definition/resource.ts';
import type { Database, Tables } from '../store/database.ts';
import { columnOf } from '../store/schema/codec.ts';

/** A record with the values of its attributes by name. */
export type SeedRecord = Readonly<Record<string, unknown>>;

/** All records of a resource, in the order of their primary keys. */
export async function dumpRecords(
  db: Kysely<Tables>,
  { table, attributes }: ResourceDefinition,
): Promise<SeedRecord[]> {
  let query = db.selectFrom(table).selectAll();
  for (const { source, primaryKey } of attributes) if (primaryKey) query = query.orderBy(source);
  const rows = await query.execute();
  return rows.map((row) =>
    Object.fromEntries(
      attributes.map(({ name, source, type }) => [name, columnOf(type).decode(row[source])] as const),
    ),
  );
}

/**
 * Puts records in as they are; those whose primary key or identity is taken are left out. Attributes that a record does not have are nil.
 * @returns how many were put in
 * @throws Error when a value cannot be kept in its column; nothing was put in then, for `db` is a transaction
 */
export async function seedRecords(
  db: Kysely<Tables>,
  dialect: Database['dialect'],
  { table, attributes }: ResourceDefinition,
  records: readonly SeedRecord[],
): Promise<number> {
  let count = 0;
  for (const record of records) {
    const row = Object.fromEntries(
      attributes.map(
        ({ name, source, type }) => [source, columnOf(type).encode(record[name] ?? null, dialect)] as const,
      ),
    );
    const { numInsertedOrUpdatedRows = 0n } = await db
      .insertInto(table)
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    count += Number(numInsertedOrUpdatedRows);
  }
  return count;
}
