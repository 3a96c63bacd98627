/** Runs of evolution: each action lets the engine go on from the state that is kept, and its changes share what came of it. */
import { Cancelled, type Host } from '../../base/host.ts';
import {
  canResume,
  type EvolutionOutcome,
  type EvolutionState,
  evolve,
  type GenerationReport,
} from '../../evolution/index.ts';
import { printModel } from '../../language/spark/index.ts';
import type { Specification } from '../../model/specification.ts';
import { createFitness } from '../../quality/index.ts';
import type { ChangeHandler } from '../../runtime/handlers.ts';
import { rounded } from '../documents/judge-model.ts';
import { bodyOf, contentHash } from '../documents/provenance.ts';
import { rememberingWork } from '../documents/remembering.ts';
import { specify } from '../documents/specify.ts';
import { type FactoryServices, stoppedBy } from '../services.ts';
import { recordOf } from '../within.ts';
import { change, listOf, mapOf, numberOf, Refusal, type Seen, textOf, type Values } from './change.ts';
import { readableModel } from './projects.ts';

/** What the engine made in one action. */
export interface Advance {
  /** How long it took. */
  readonly milliseconds: number;
  readonly outcome: EvolutionOutcome;
  /** The generations that are new, in order. */
  readonly reports: readonly GenerationReport[];
  /** Scores of the generation before the first of them, by the key of the individual. */
  readonly before: Readonly<Record<string, number>>;
  readonly specification?: Specification;
}

/** The requirements of a run; undefined when it has none. */
export function specificationOf(run: Values): Specification | undefined {
  const text = textOf(run['requirements_text']);
  const uri = textOf(run['requirements_uri']) || 'requirements.req';
  return text === '' ? undefined : specify({ uri, text }).specification;
}

/** Names a run by what it is made of, so that the same run started again is known. */
export function runKeyOf(run: Values): string {
  const parts = [
    run['target_dsl'],
    contentHash(bodyOf(textOf(run['model_text']))),
    contentHash(textOf(run['requirements_text'])),
    run['seed'],
    run['population_size'],
  ];
  return contentHash(parts.join('\n'));
}

const parameters = [
  'target_dsl',
  'model_text',
  'requirements_text',
  'requirements_uri',
  'seed',
  'population_size',
  'max_generations',
  'elite_size',
  'selection_pressure',
  'crossover_rate',
  'patience',
];
const kept = ['model_text', 'requirements_text', 'resume_state'];

/** The parameters of a run and where it stands, those included that reads leave out. */
async function runOf({ changeset, context, get }: Seen): Promise<Values> {
  const { data } = changeset;
  const whole = data && (await recordOf(context, 'EvolutionRun', data['id'], { load: kept }));
  const values = Object.fromEntries(parameters.map((name) => [name, whole ? whole[name] : get(name)]));
  return whole ? { ...values, resume_state: whole['resume_state'] } : values;
}

/** What an advance depends on. */
interface AdvanceRequest {
  readonly run: Values;
  /** The number of the last generation to make. */
  readonly generations: number;
}

/** Lets the engine go on. Remembered, so that an action can work ahead. @throws Cancelled when the host says so */
const advanced = rememberingWork(4, async ({ run, generations }: AdvanceRequest, host): Promise<Advance> => {
  const state = (run['resume_state'] ?? undefined) as EvolutionState | undefined;
  const { model } = readableModel(textOf(run['model_text']), 'model_text');
  const specification = specificationOf(run);
  const reports: GenerationReport[] = [];
  const began = host.now();
  const outcome = await evolve(model, {
    fitness: createFitness(specification),
    generations,
    population: numberOf(run['population_size']) ?? 50,
    elites: numberOf(run['elite_size']) ?? 2,
    tournament: numberOf(run['selection_pressure']) ?? 3,
    crossover: numberOf(run['crossover_rate']) ?? 0.3,
    patience: numberOf(run['patience']) ?? 20,
    seed: numberOf(run['seed']) ?? 1,
    host,
    onGeneration: (report) => reports.push(report),
    ...(specification ? { specification } : {}),
    ...(state ? { resume: state } : {}),
  });
  if (outcome.stopped) throw new Cancelled();
  const milliseconds = Math.max(0, host.now() - began);
  const before = Object.fromEntries((state?.population ?? []).map(({ id, score }) => [id, score]));
  return { milliseconds, outcome, reports, before, ...(specification ? { specification } : {}) };
});

/** A change for which the engine goes on to a generation, which it works out ahead; the advance is shared with the changes after it. */
function advancing(host: Host, last: (seen: Seen, run: Values) => number, key = false): ChangeHandler {
  const work = async (seen: Seen, own: Host) => {
    const run = await runOf(seen);
    return { run, advance: await advanced({ run, generations: last(seen, run) }, own) };
  };
  return change(
    async (seen) => {
      const { run, advance } = await work(seen, host);
      return { ...(key ? { set: { run_key: runKeyOf(run) } } : {}), share: { advance } };
    },
    (seen, signal) => work(seen, stoppedBy(signal, host)),
  );
}

/** @throws Refusal when a run cannot go on from what is kept */
function resumable(run: Values): EvolutionState {
  const state = run['resume_state'] as EvolutionState | null | undefined;
  if (!state) throw new Refusal('resume_state', 'required', 'is not kept any more: start the evolution anew');
  if (!canResume(state))
    throw new Refusal('resume_state', 'outdated', 'was kept by an older version: start the evolution anew');
  return state;
}

/** A run as it stands: the steps from the first model to the best are found anew. */
async function finished(seen: Seen, host: Host): Promise<Advance> {
  const run = await runOf(seen);
  return advanced({ run, generations: resumable(run).generation }, host);
}

const advanceOf = ({ shared }: Seen): Advance => {
  const advance = shared<Advance>('advance');
  if (!advance)
    throw new Error('The engine has made no generation yet: a change that lets it has to stand before.');
  return advance;
};

const lastOf = ({ reports }: Advance): GenerationReport | undefined => reports.at(-1);

/** The time worked and the individuals made so far. */
function performance({ get }: Seen, { milliseconds: took, reports }: Advance): Values {
  const before = mapOf(get('performance_metrics'));
  const milliseconds = (numberOf(before['milliseconds']) ?? 0) + took;
  const made = reports.reduce((sum, { individuals }) => sum + individuals.length, 0);
  const individuals = (numberOf(before['individuals']) ?? 0) + made;
  return {
    milliseconds: Math.round(milliseconds),
    individuals,
    ...(milliseconds > 0 ? { per_second: Math.round((1000 * individuals) / milliseconds) } : {}),
  };
}

/** Counters, history and state after new generations. */
function counted(seen: Seen): Values {
  const advance = advanceOf(seen);
  const { outcome, reports } = advance;
  return {
    performance_metrics: performance(seen, advance),
    current_generation: outcome.state.generation,
    stagnation: outcome.state.stagnation,
    history: [
      ...listOf(seen.get('history')),
      ...reports.map(({ number, best, mean, diversity }) => ({ number, best, mean, diversity })),
    ],
    resume_state: outcome.state,
    best_model: printModel(outcome.best),
  };
}

/** Scores of the newest generation. */
function scored(advance: Advance): Values {
  const report = lastOf(advance);
  return report
    ? {
        best_fitness: report.best,
        average_fitness: report.mean,
        diversity_score: Math.round(1000 * report.diversity) / 1000,
      }
    : {};
}

export interface Tally {
  applications: number;
  improvements: number;
  total_gain: number;
}

/** How often each operator made an individual, and what those were better by than the best of their parents. */
export function talliesOf({ reports, before }: Advance): ReadonlyMap<string, Tally> {
  const tallies = new Map<string, Tally>();
  let scores: Readonly<Record<string, number>> = before;
  for (const { individuals } of reports) {
    for (const { operator, score, parents } of individuals) {
      if (operator === 'seed' || operator === 'elite') continue;
      const tally = tallies.get(operator) ?? { applications: 0, improvements: 0, total_gain: 0 };
      const known = parents.flatMap(
        (id) => scores[id] ?? individuals.find((each) => each.id === id)?.score ?? [],
      );
      const gain = known.length === 0 ? 0 : score - Math.max(...known);
      tally.applications++;
      if (gain > 0.05) {
        tally.improvements++;
        tally.total_gain += gain;
      }
      tallies.set(operator, tally);
    }
    scores = Object.fromEntries(individuals.map(({ id, score }) => [id, score]));
  }
  return tallies;
}

/** Why a run is over; undefined when it is to go on. */
function ending(seen: Seen, thin: boolean): string | undefined {
  const { outcome } = advanceOf(seen);
  const { generation, stagnation } = outcome.state;
  if (generation >= Number(seen.get('max_generations'))) return 'All generations are done.';
  if (Number(seen.get('best_fitness')) >= Number(seen.get('fitness_threshold')))
    return 'It is as good as it was to become.';
  if (stagnation >= Number(seen.get('patience'))) return 'Nothing got better for long.';
  const flat = Number(seen.get('diversity_score')) < Number(seen.get('convergence_threshold'));
  return thin && stagnation > 0 && flat ? 'All individuals are alike.' : undefined;
}

const ended = (seen: Seen, thin: boolean) => {
  const reason = ending(seen, thin);
  return reason === undefined
    ? { state: 'running' }
    : {
        state: 'completed',
        set: {
          termination_reason: reason,
          completed_at: new Date(seen.context.surroundings.now()).toISOString(),
          steps: advanceOf(seen).outcome.steps,
        },
      };
};

export function evolutionChanges({ host }: FactoryServices): Readonly<Record<string, ChangeHandler>> {
  return {
    initialize_population: advancing(host, () => 0, true),

    calculate_baseline_fitness: change((seen) => {
      const advance = advanceOf(seen);
      return { set: { baseline_fitness: advance.outcome.start, ...scored(advance), ...counted(seen) } };
    }),

    evaluate_fitness: advancing(host, (_, run) => resumable(run).generation + 1),

    select_parents: change((seen) => {
      const parents = new Set(lastOf(advanceOf(seen))?.individuals.flatMap((each) => each.parents));
      return {
        set: { execution_metadata: { ...mapOf(seen.get('execution_metadata')), parents: parents.size } },
      };
    }),

    create_offspring: change((seen) => ({ set: scored(advanceOf(seen)) })),

    apply_mutations: change((seen) => {
      const tallies = Object.fromEntries(talliesOf(advanceOf(seen)));
      return {
        set: { execution_metadata: { ...mapOf(seen.get('execution_metadata')), operators: tallies } },
      };
    }),

    update_generation: change((seen) => ({ set: counted(seen) })),

    check_termination: change((seen) => ended(seen, false)),

    evolve_population: advancing(host, (seen, run) => {
      const wanted = resumable(run).generation + (numberOf(seen.argument('generations')) ?? 1);
      return Math.min(wanted, Number(run['max_generations']));
    }),

    update_generation_counter: change((seen) => ({
      set: { ...scored(advanceOf(seen)), ...counted(seen) },
    })),

    check_convergence: change((seen) => ended(seen, true)),

    record_termination_reason: change(({ argument, context }) => ({
      set: {
        termination_reason: argument('reason'),
        completed_at: new Date(context.surroundings.now()).toISOString(),
      },
    })),

    validate_resumable: change(async (seen) => {
      resumable(await runOf(seen));
      return undefined;
    }),

    finalize_evolution: change(
      async (seen) => {
        const { outcome } = await finished(seen, host);
        return {
          set: {
            completed_at: new Date(seen.context.surroundings.now()).toISOString(),
            steps: outcome.steps.map((step) => ({ ...step, gain: rounded(step.gain) })),
            best_model: printModel(outcome.best),
            resume_state: null,
          },
        };
      },
      (seen, signal) => finished(seen, stoppedBy(signal, host)),
    ),
  };
}
