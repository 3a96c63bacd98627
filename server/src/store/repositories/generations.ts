/** Requests to generate a model, each with the candidates it gave and the one that was chosen. */
import type { Kysely } from 'kysely';
import type { Evaluation } from '../../model/candidate.ts';
import { decode, encode } from '../json.ts';
import type { Schema } from '../schema.ts';

/** A candidate as it was made and judged. */
export interface StoredCandidate {
  /** From the caller; the same content may come back under the same id in a later request. */
  readonly id: string;
  readonly strategy: string;
  readonly text: string;
  readonly evaluation: Evaluation;
  readonly rationale: readonly string[];
  readonly chosen: boolean;
}

/** One request to generate, finished. */
export interface GenerationRecord {
  /** From the caller; saving an id again replaces the earlier request and makes it the newest. */
  readonly id: string;
  /** URI of its project, which must have been saved. */
  readonly project: string;
  /** URI of the file the model is for. */
  readonly target: string;
  readonly seed: number;
  /** Milliseconds since the epoch. */
  readonly started: number;
  /** Milliseconds. */
  readonly duration: number;
  /** Hash of the requirements it was made from. */
  readonly requirementsHash: string;
  /** Why the chosen candidate is the best, one sentence each. */
  readonly reasons: readonly string[];
}

export interface GenerationsReader {
  /** The newest requests of a project, newest first; all when `limit` is absent. */
  list(project: string, limit?: number): Promise<readonly GenerationRecord[]>;
  /** The candidates of a request, in the order they were given. */
  candidates(request: string): Promise<readonly StoredCandidate[]>;
  /** A candidate and the newest request that gave it. */
  candidate(
    id: string,
  ): Promise<{ readonly request: GenerationRecord; readonly candidate: StoredCandidate } | undefined>;
}

export interface Generations extends GenerationsReader {
  save(request: GenerationRecord, candidates: readonly StoredCandidate[]): Promise<void>;
  /** Makes a candidate the chosen one of its request, in place of the one before. */
  choose(request: string, candidate: string): Promise<void>;
}

const requestColumns = [
  'generation_requests.id as request_id',
  'project',
  'target',
  'seed',
  'started',
  'duration',
  'requirements_hash',
  'reasons',
] as const;

const candidateColumns = ['candidates.id', 'strategy', 'text', 'evaluation', 'rationale', 'chosen'] as const;

type RequestRow = Omit<Schema['generation_requests'], 'seq' | 'id'> & { request_id: string };
type CandidateRow = Omit<Schema['candidates'], 'request' | 'position'>;

const toRequest = (row: RequestRow): GenerationRecord => ({
  id: row.request_id,
  project: row.project,
  target: row.target,
  seed: row.seed,
  started: row.started,
  duration: row.duration,
  requirementsHash: row.requirements_hash,
  reasons: decode(row.reasons, 'generation_requests.reasons'),
});

const toCandidate = (row: CandidateRow): StoredCandidate => ({
  id: row.id,
  strategy: row.strategy,
  text: row.text,
  evaluation: decode(row.evaluation, 'candidates.evaluation'),
  rationale: decode(row.rationale, 'candidates.rationale'),
  chosen: row.chosen === 1,
});

export function generations(db: Kysely<Schema>): Generations {
  return {
    list: async (project, limit) => {
      const query = db
        .selectFrom('generation_requests')
        .select(requestColumns)
        .where('project', '=', project)
        .orderBy('seq', 'desc');
      const rows = await (limit === undefined ? query : query.limit(limit)).execute();
      return rows.map(toRequest);
    },
    candidates: async (request) => {
      const rows = await db
        .selectFrom('candidates')
        .innerJoin('generation_requests', 'generation_requests.seq', 'candidates.request')
        .select(candidateColumns)
        .where('generation_requests.id', '=', request)
        .orderBy('position')
        .execute();
      return rows.map(toCandidate);
    },
    candidate: async (id) => {
      const row = await db
        .selectFrom('candidates')
        .innerJoin('generation_requests', 'generation_requests.seq', 'candidates.request')
        .select([...requestColumns, ...candidateColumns])
        .where('candidates.id', '=', id)
        .orderBy('candidates.request', 'desc')
        .orderBy('position')
        .executeTakeFirst();
      return row && { request: toRequest(row), candidate: toCandidate(row) };
    },
    save: async (request, candidates) => {
      await db.deleteFrom('generation_requests').where('id', '=', request.id).execute();
      const { seq } = await db
        .insertInto('generation_requests')
        .values({
          id: request.id,
          project: request.project,
          target: request.target,
          seed: request.seed,
          started: request.started,
          duration: request.duration,
          requirements_hash: request.requirementsHash,
          reasons: encode(request.reasons),
        })
        .returning('seq')
        .executeTakeFirstOrThrow();
      for (const [position, candidate] of candidates.entries())
        await db
          .insertInto('candidates')
          .values({
            request: seq,
            position,
            id: candidate.id,
            strategy: candidate.strategy,
            text: candidate.text,
            evaluation: encode(candidate.evaluation),
            rationale: encode(candidate.rationale),
            chosen: candidate.chosen ? 1 : 0,
          })
          .execute();
    },
    choose: async (request, candidate) => {
      await db
        .updateTable('candidates')
        .set((row) => ({ chosen: row.case().when('id', '=', candidate).then(1).else(0).end() }))
        .where('request', '=', (query) =>
          query.selectFrom('generation_requests').select('seq').where('id', '=', request),
        )
        .execute();
    },
  };
}
