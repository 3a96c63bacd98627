/** The first schema. Never changed again: what comes later is a migration of its own. */
import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

export const first: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('projects')
      .addColumn('uri', 'text', (c) => c.primaryKey().notNull())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('statements', 'integer', (c) => c.notNull())
      .addColumn('entities', 'integer', (c) => c.notNull())
      .addColumn('findings', 'text', (c) => c.notNull())
      .addColumn('readiness', 'real', (c) => c.notNull())
      .addColumn('specification', 'text', (c) => c.notNull())
      .addColumn('content_hash', 'text', (c) => c.notNull())
      .addColumn('updated', 'integer', (c) => c.notNull())
      .execute();
    await db.schema
      .createTable('generation_requests')
      .addColumn('seq', 'integer', (c) => c.primaryKey().autoIncrement())
      .addColumn('id', 'text', (c) => c.notNull().unique())
      .addColumn('project', 'text', (c) => c.notNull().references('projects.uri').onDelete('cascade'))
      .addColumn('target', 'text', (c) => c.notNull())
      .addColumn('seed', 'integer', (c) => c.notNull())
      .addColumn('started', 'integer', (c) => c.notNull())
      .addColumn('duration', 'real', (c) => c.notNull())
      .addColumn('requirements_hash', 'text', (c) => c.notNull())
      .addColumn('reasons', 'text', (c) => c.notNull())
      .execute();
    await db.schema
      .createIndex('generation_requests_by_project')
      .on('generation_requests')
      .columns(['project', 'seq'])
      .execute();
    await db.schema
      .createTable('candidates')
      .addColumn('request', 'integer', (c) =>
        c.notNull().references('generation_requests.seq').onDelete('cascade'),
      )
      .addColumn('position', 'integer', (c) => c.notNull())
      .addColumn('id', 'text', (c) => c.notNull())
      .addColumn('strategy', 'text', (c) => c.notNull())
      .addColumn('text', 'text', (c) => c.notNull())
      .addColumn('evaluation', 'text', (c) => c.notNull())
      .addColumn('rationale', 'text', (c) => c.notNull())
      .addColumn('chosen', 'integer', (c) => c.notNull().check(sql`chosen in (0, 1)`))
      .addPrimaryKeyConstraint('candidates_key', ['request', 'position'])
      .execute();
    await db.schema.createIndex('candidates_by_id').on('candidates').columns(['id', 'request']).execute();
    await db.schema
      .createTable('evolution_runs')
      .addColumn('seq', 'integer', (c) => c.primaryKey().autoIncrement())
      .addColumn('id', 'text', (c) => c.notNull().unique())
      .addColumn('uri', 'text', (c) => c.notNull())
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('seed', 'integer', (c) => c.notNull())
      .addColumn('start', 'real', (c) => c.notNull())
      .addColumn('best', 'real', (c) => c.notNull())
      .addColumn('planned_generations', 'integer', (c) => c.notNull())
      .addColumn('settings', 'text', (c) => c.notNull())
      .addColumn('started', 'integer', (c) => c.notNull())
      .addColumn('updated', 'integer', (c) => c.notNull())
      .execute();
    await db.schema
      .createTable('evolution_generations')
      .addColumn('run', 'integer', (c) => c.notNull().references('evolution_runs.seq').onDelete('cascade'))
      .addColumn('number', 'integer', (c) => c.notNull())
      .addColumn('best', 'real', (c) => c.notNull())
      .addColumn('mean', 'real', (c) => c.notNull())
      .addColumn('resume', 'text')
      .addPrimaryKeyConstraint('evolution_generations_key', ['run', 'number'])
      .execute();
    await db.schema
      .createTable('individuals')
      .addColumn('run', 'integer', (c) => c.notNull())
      .addColumn('generation', 'integer', (c) => c.notNull())
      .addColumn('position', 'integer', (c) => c.notNull())
      .addColumn('id', 'text', (c) => c.notNull())
      .addColumn('score', 'real', (c) => c.notNull())
      .addColumn('operator', 'text', (c) => c.notNull())
      .addColumn('parents', 'text', (c) => c.notNull())
      .addColumn('text', 'text')
      .addPrimaryKeyConstraint('individuals_key', ['run', 'generation', 'position'])
      .addForeignKeyConstraint(
        'individuals_generation',
        ['run', 'generation'],
        'evolution_generations',
        ['run', 'number'],
        (c) => c.onDelete('cascade'),
      )
      .execute();
    await db.schema
      .createTable('journal')
      .addColumn('seq', 'integer', (c) => c.primaryKey().autoIncrement())
      .addColumn('label', 'text', (c) => c.notNull())
      .addColumn('time', 'integer', (c) => c.notNull())
      .addColumn('files', 'text', (c) => c.notNull())
      .addColumn('undone', 'integer', (c) => c.notNull().check(sql`undone in (0, 1)`))
      .execute();
    await db.schema
      .createTable('settings')
      .addColumn('key', 'text', (c) => c.primaryKey().notNull())
      .addColumn('value', 'text', (c) => c.notNull())
      .execute();
  },
};
