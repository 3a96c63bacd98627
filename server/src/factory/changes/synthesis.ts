/** Runs of strategies: from a specification to a model that was read back and scored. */
import type { Host } from '../../base/host.ts';
import type { Candidate, Evaluation } from '../../model/candidate.ts';
import type { Specification } from '../../model/specification.ts';
import { evaluate } from '../../quality/index.ts';
import type { Row, RuntimeContext } from '../../runtime/context.ts';
import type { ChangeHandler } from '../../runtime/handlers.ts';
import { strategies } from '../../synthesis/index.ts';
import { type BuiltModel, buildModel } from '../documents/build-model.ts';
import { metricScores } from '../documents/judge-model.ts';
import { stamp } from '../documents/provenance.ts';
import { type EvolvedText, evolveText } from '../evolve-text.ts';
import { type FactoryServices, stoppedBy } from '../services.ts';
import { strategyNames } from '../synthesis-strategies.ts';
import { recordsOf } from '../within.ts';
import { change, mapOf, numberOf, Refusal, type Seen, textOf } from './change.ts';

/** What a run of a strategy came to, for the hook that keeps the candidate. */
export interface Judged {
  readonly candidate: Candidate;
  readonly evaluation: Evaluation;
  /** The file it would be: header and text. */
  readonly file: string;
}

const isSpecification = (value: unknown): value is Specification =>
  Array.isArray(mapOf(value)['entities']) && Array.isArray(mapOf(value)['statements']);

/** The share of completed runs among those of a strategy that are finished. @param outcome of the run that is not kept yet */
async function successRate(
  context: RuntimeContext,
  name: unknown,
  outcome?: boolean,
): Promise<number | undefined> {
  const earlier = (await runsOf(context, name)).filter(
    ({ status }) => status === 'completed' || status === 'failed',
  );
  const good = earlier.filter(({ status }) => status === 'completed').length + (outcome ? 1 : 0);
  const all = earlier.length + (outcome === undefined ? 0 : 1);
  return all === 0 ? undefined : Math.round((1000 * good) / all) / 1000;
}

/** The last runs of a strategy, newest first. */
export function runsOf(
  context: RuntimeContext,
  name: unknown,
  load: readonly string[] = [],
): Promise<readonly Row[]> {
  return recordsOf(context, 'GenerationStrategy', 'by_name', { name }, { limit: 100, load });
}

/** The model that the strategy of a run makes. */
function buildFor({ get, argument }: Seen, specification: Specification, host: Host): Promise<BuiltModel> {
  const file = argument('requirements_file');
  return buildModel(
    {
      specification,
      strategy: textOf(get('name')),
      seed: numberOf(argument('seed')) ?? 1,
      ...(typeof file === 'string' ? { requirementsFile: file } : {}),
    },
    host,
  );
}

/** The candidate bettered, when the options of the run ask for that. */
async function optimized(
  { get, argument }: Seen,
  { text }: Candidate,
  specification: Specification,
  host: Host,
): Promise<EvolvedText | undefined> {
  const generations = numberOf(mapOf(get('generation_options'))['optimize_generations']) ?? 0;
  if (generations === 0) return undefined;
  const seed = numberOf(argument('seed')) ?? 1;
  return evolveText({ text, specification, generations, population: 20, seed }, host);
}

export function synthesisChanges({ host }: FactoryServices): Readonly<Record<string, ChangeHandler>> {
  return {
    validate_specification: change(({ argument, changeset }) => {
      const specification = argument('specification') ?? changeset.data?.['specification_data'];
      if (!isSpecification(specification))
        throw new Refusal(
          'specification',
          'invalid',
          'must be a specification, with statements and entities',
        );
      if (specification.entities.length === 0)
        throw new Refusal('specification', 'nothing_to_model', 'must have at least one entity');
      return { set: { specification_data: specification } };
    }),

    apply_strategy: change(
      async (seen) => {
        const { get, argument } = seen;
        const built = await buildFor(seen, get('specification_data') as Specification, host);
        const candidate = 'candidate' in built ? built.candidate : undefined;
        return {
          set: {
            description: strategies.find((each) => each.name === get('name'))?.summary ?? null,
            configuration: { ...mapOf(get('configuration')), seed: argument('seed') ?? 1 },
            ...(candidate
              ? {
                  strategy_metadata: {
                    rationale: candidate.rationale,
                    patterns: argument('patterns') ?? [],
                  },
                }
              : {}),
            ...('failure' in built ? { error_details: { message: built.failure } } : {}),
          },
          share: {
            took: built.milliseconds,
            ...('candidate' in built ? { candidate, evaluation: built.evaluation } : {}),
          },
          state: candidate ? 'completed' : 'failed',
        };
      },
      async (seen, signal) => {
        const specification = seen.argument('specification') ?? seen.get('specification_data');
        if (isSpecification(specification)) await buildFor(seen, specification, stoppedBy(signal, host));
      },
    ),

    optimize_generated: change(
      async (seen) => {
        const candidate = seen.shared<Candidate>('candidate');
        const better =
          candidate &&
          (await optimized(seen, candidate, seen.get('specification_data') as Specification, host));
        if (!candidate || !better) return undefined;
        const took = (seen.shared<number>('took') ?? 0) + better.milliseconds;
        if (better.end <= better.start) return { share: { took } };
        return {
          set: { optimization_applied: true },
          share: {
            took,
            evaluation: undefined,
            candidate: {
              ...candidate,
              ...better.after,
              rationale: [...candidate.rationale, ...better.steps.map(({ description }) => description)],
            },
          },
        };
      },
      async (seen, signal) => {
        const specification = seen.argument('specification') ?? seen.get('specification_data');
        if (!isSpecification(specification)) return;
        const own = stoppedBy(signal, host);
        const built = await buildFor(seen, specification, own);
        if ('candidate' in built) await optimized(seen, built.candidate, specification, own);
      },
    ),

    validate_output: change(async ({ get, argument, shared, context }) => {
      const took = shared<number>('took') ?? 0;
      const candidate = shared<Candidate>('candidate');
      if (!candidate)
        return {
          set: { processing_time_ms: took, success_rate: await successRate(context, get('name'), false) },
        };
      // Optimizing changes the model, and takes what was known of it away.
      const evaluation =
        shared<Evaluation>('evaluation') ?? evaluate(candidate, get('specification_data') as Specification);
      const file = stamp(candidate.text, {
        requirements: textOf(argument('requirements_file')),
        requirementsHash: textOf(argument('requirements_hash')),
        strategy: candidate.strategy,
        seed: numberOf(argument('seed')) ?? 1,
        score: evaluation.total,
      });
      const judged: Judged = { candidate, evaluation, file };
      return {
        set: {
          processing_time_ms: took,
          performance_metrics: { milliseconds: took, characters: candidate.text.length },
          success_score: Math.round(10 * evaluation.total) / 1000,
          success_rate: await successRate(context, get('name'), true),
          quality_indicators: metricScores(evaluation),
        },
        share: { judged },
      };
    }),

    initialize_strategy: change(({ get }) => {
      const strategy = strategies.find(({ name }) => name === get('name'));
      if (!strategy)
        throw new Refusal('name', 'unknown_strategy', `must be one of ${strategyNames.join(', ')}`);
      return { set: { description: strategy.summary } };
    }),

    finalize_strategy: change(async ({ get, context }) => ({
      set: { success_rate: (await successRate(context, get('name'), true)) ?? 0 },
    })),

    optimize_configuration: change(async ({ get, context }) => {
      const specification = JSON.stringify(get('specification_data'));
      const runs = (await runsOf(context, get('name'), ['specification_data'])).filter(
        (each) =>
          each['status'] === 'completed' && JSON.stringify(each['specification_data']) === specification,
      );
      const best = [...runs].sort((a, b) => Number(b['success_score']) - Number(a['success_score']))[0];
      const seed = mapOf(best?.['configuration'])['seed'];
      return seed === undefined
        ? undefined
        : { set: { configuration: { ...mapOf(get('configuration')), seed } } };
    }),

    update_strategy_success_rate: change(async ({ get, context }) => ({
      set: { success_rate: (await successRate(context, get('name'))) ?? 0 },
    })),
  };
}
