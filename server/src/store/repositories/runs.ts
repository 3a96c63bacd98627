/** Runs of evolution: their generations with every individual's score and parents, and what a run needs to go on. */
import type { Kysely } from 'kysely';
import { decode, encode } from '../json.ts';
import type { Schema } from '../schema.ts';

export type RunState = 'running' | 'stopped' | 'finished' | 'failed';

export interface EvolutionRun {
  /** From the caller. */
  readonly id: string;
  /** The model document. */
  readonly uri: string;
  readonly state: RunState;
  readonly seed: number;
  /** Score before, and best so far: 0 to 100. */
  readonly start: number;
  readonly best: number;
  readonly plannedGenerations: number;
  /** Parameters of the run (population, weights of operators …): plain data. */
  readonly settings: unknown;
  /** Milliseconds since the epoch. */
  readonly started: number;
  readonly updated: number;
}

export interface StoredIndividual {
  readonly id: string;
  /** 0 to 100. */
  readonly score: number;
  readonly operator: string;
  /** Ids of individuals of the generation before. */
  readonly parents: readonly string[];
  /** The model's text; give it for the best and the elite only. */
  readonly text?: string;
}

export interface StoredGeneration {
  readonly number: number;
  readonly best: number;
  readonly mean: number;
  readonly individuals: readonly StoredIndividual[];
}

export interface RunsReader {
  get(id: string): Promise<EvolutionRun | undefined>;
  /** Newest first; all when `limit` is absent. */
  list(limit?: number): Promise<readonly EvolutionRun[]>;
  /** In order of their numbers. */
  generations(id: string): Promise<readonly StoredGeneration[]>;
  /** What was given with the newest generation, to go on from there; `undefined` when there is nothing to go on from. */
  resume(id: string): Promise<{ readonly number: number; readonly state: unknown } | undefined>;
}

export interface Runs extends RunsReader {
  /** Adds a run without generations; a run of the same id is replaced, with its generations. */
  start(run: EvolutionRun): Promise<void>;
  update(id: string, change: Pick<EvolutionRun, 'state' | 'best' | 'updated'>): Promise<void>;
  /**
   * Adds a generation, which replaces one of the same number.
   * @param resume plain data from which the run can go on; that of earlier generations is forgotten
   * @throws Error when there is no such run
   */
  addGeneration(id: string, generation: StoredGeneration, resume?: unknown): Promise<void>;
}

const runColumns = [
  'id',
  'uri',
  'state',
  'seed',
  'start',
  'best',
  'planned_generations',
  'settings',
  'started',
  'updated',
] as const;

const toRun = (row: Omit<Schema['evolution_runs'], 'seq'>): EvolutionRun => ({
  id: row.id,
  uri: row.uri,
  state: row.state as RunState,
  seed: row.seed,
  start: row.start,
  best: row.best,
  plannedGenerations: row.planned_generations,
  settings: decode(row.settings, 'evolution_runs.settings'),
  started: row.started,
  updated: row.updated,
});

export function runs(db: Kysely<Schema>): Runs {
  const sequence = async (id: string): Promise<number | undefined> =>
    (await db.selectFrom('evolution_runs').select('seq').where('id', '=', id).executeTakeFirst())?.seq;
  return {
    get: async (id) => {
      const row = await db
        .selectFrom('evolution_runs')
        .select(runColumns)
        .where('id', '=', id)
        .executeTakeFirst();
      return row && toRun(row);
    },
    list: async (limit) => {
      const query = db.selectFrom('evolution_runs').select(runColumns).orderBy('seq', 'desc');
      return (await (limit === undefined ? query : query.limit(limit)).execute()).map(toRun);
    },
    generations: async (id) => {
      const run = (await sequence(id)) ?? -1;
      const rows = await db
        .selectFrom('evolution_generations')
        .select(['number', 'best', 'mean'])
        .where('run', '=', run)
        .orderBy('number')
        .execute();
      const individuals = new Map(rows.map(({ number }) => [number, [] as StoredIndividual[]]));
      const members = await db
        .selectFrom('individuals')
        .select(['generation', 'id', 'score', 'operator', 'parents', 'text'])
        .where('run', '=', run)
        .orderBy('generation')
        .orderBy('position')
        .execute();
      for (const { generation, id, score, operator, parents, text } of members)
        individuals.get(generation)?.push({
          id,
          score,
          operator,
          parents: decode(parents, 'individuals.parents'),
          ...(text === null ? {} : { text }),
        });
      return rows.map((row) => ({ ...row, individuals: individuals.get(row.number) ?? [] }));
    },
    resume: async (id) => {
      const row = await db
        .selectFrom('evolution_generations')
        .select(['number', 'resume'])
        .where('run', '=', (await sequence(id)) ?? -1)
        .orderBy('number', 'desc')
        .executeTakeFirst();
      if (!row || row.resume === null) return undefined;
      return { number: row.number, state: decode(row.resume, 'evolution_generations.resume') };
    },
    start: async (run) => {
      await db.deleteFrom('evolution_runs').where('id', '=', run.id).execute();
      await db
        .insertInto('evolution_runs')
        .values({
          id: run.id,
          uri: run.uri,
          state: run.state,
          seed: run.seed,
          start: run.start,
          best: run.best,
          planned_generations: run.plannedGenerations,
          settings: encode(run.settings ?? null),
          started: run.started,
          updated: run.updated,
        })
        .execute();
    },
    update: async (id, { state, best, updated }) => {
      await db.updateTable('evolution_runs').set({ state, best, updated }).where('id', '=', id).execute();
    },
    addGeneration: async (id, { number, best, mean, individuals }, resume) => {
      const run = await sequence(id);
      if (run === undefined) throw new Error(`There is no evolution run ${id} to add a generation to.`);
      const same = db.deleteFrom('evolution_generations').where('run', '=', run).where('number', '=', number);
      await same.execute();
      await db.updateTable('evolution_generations').set({ resume: null }).where('run', '=', run).execute();
      const state = resume === undefined ? null : encode(resume);
      await db
        .insertInto('evolution_generations')
        .values({ run, number, best, mean, resume: state })
        .execute();
      for (const [position, { id, score, operator, parents, text }] of individuals.entries())
        await db
          .insertInto('individuals')
          .values({
            run,
            generation: number,
            position,
            id,
            score,
            operator,
            parents: encode(parents),
            text: text ?? null,
          })
          .execute();
    },
  };
}
