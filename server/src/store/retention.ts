/** How much history is kept. Applied at the end of every transaction that wrote, so that the store cannot grow for ever. */
import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

export interface Retention {
  /** Newest generation requests of each project, with their candidates. */
  readonly generationsPerProject: number;
  /** Newest runs of evolution; those still running stay and do not count. */
  readonly runs: number;
  /** Newest entries of the journal. */
  readonly journal: number;
}

export const defaultRetention: Retention = { generationsPerProject: 20, runs: 20, journal: 200 };

export async function prune(db: Kysely<Schema>, retention: Retention): Promise<void> {
  await db
    .deleteFrom('generation_requests')
    .where('seq', 'in', (query) =>
      query
        .selectFrom((inner) =>
          inner
            .selectFrom('generation_requests')
            .select((row) => [
              'seq',
              row.fn
                .agg<number>('row_number')
                .over((over) => over.partitionBy('project').orderBy('seq', 'desc'))
                .as('age'),
            ])
            .as('aged'),
        )
        .select('aged.seq')
        .where('aged.age', '>', retention.generationsPerProject),
    )
    .execute();
  await db
    .deleteFrom('evolution_runs')
    .where('state', '!=', 'running')
    .where('seq', 'not in', (query) =>
      query
        .selectFrom('evolution_runs')
        .select('seq')
        .where('state', '!=', 'running')
        .orderBy('seq', 'desc')
        .limit(retention.runs),
    )
    .execute();
  await db
    .deleteFrom('journal')
    .where('seq', 'not in', (query) =>
      query.selectFrom('journal').select('seq').orderBy('seq', 'desc').limit(retention.journal),
    )
    .execute();
}
