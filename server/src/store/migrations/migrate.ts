/** Brings a database to the newest schema, with kysely's Migrator over the registry. */
import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import type { Schema } from '../schema.ts';

/** kysely's own table, in which it writes down what has run. */
type MigrationTables = {
  kysely_migration: { name: string; timestamp: string };
  sqlite_master: { type: string; name: string };
};

/** What has run in a database so far. */
export interface SchemaState {
  /** Name of its newest migration; `undefined` for an empty database. */
  readonly version: string | undefined;
  /** Whether it has a migration that the registry does not know, so that a newer program must have written it. */
  readonly newer: boolean;
}

export async function schemaState(
  db: Kysely<Schema>,
  migrations: Readonly<Record<string, Migration>>,
): Promise<SchemaState> {
  const tables = db.withTables<MigrationTables>();
  const present = await tables
    .selectFrom('sqlite_master')
    .select('name')
    .where('type', '=', 'table')
    .where('name', '=', 'kysely_migration')
    .executeTakeFirst();
  if (!present) return { version: undefined, newer: false };
  const ran = await tables.selectFrom('kysely_migration').select('name').orderBy('name').execute();
  return {
    version: ran.at(-1)?.name,
    newer: ran.some(({ name }) => !Object.hasOwn(migrations, name)),
  };
}

/**
 * Runs what has not run yet. On failure the database is to be thrown away: it is an image in memory, the file is as it was.
 * @param now time to be written down, in place of the clock's that kysely reads: the same steps give the same bytes
 */
export async function migrate(
  db: Kysely<Schema>,
  migrations: Readonly<Record<string, Migration>>,
  now: number,
): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error) throw error;
  for (const { migrationName, status } of results) {
    if (status !== 'Success') continue;
    await db
      .withTables<MigrationTables>()
      .updateTable('kysely_migration')
      .set({ timestamp: new Date(now).toISOString() })
      .where('name', '=', migrationName)
      .execute();
  }
}
