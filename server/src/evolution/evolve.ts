/**
 * A seeded, generational genetic algorithm over domain models (Holland, 1975), with elites, tournaments and a memory of
 * where each individual comes from. The same seed gives the same run, and a run that was stopped goes on as if it had not been.
 */
import { Cancelled, type Host } from '../base/host.ts';
import { createRandom } from '../base/random.ts';
import type { DomainModel } from '../model/domain-model.ts';
import type { Specification } from '../model/specification.ts';
import { type Breeding, firstGeneration, nextGeneration } from './breed.ts';
import { learned } from './credit.ts';
import { diversity } from './diversity.ts';
import type { Individual, Step } from './individual.ts';
import { netEffect } from './net-effect.ts';
import type { Operator } from './operator.ts';
import { operators as allOperators } from './operators/registry.ts';
import { type EvolutionState, type Run, restoreRun, saveRun } from './state.ts';

export interface EvolutionOptions {
  /** The score of a model, 0 to 100; must depend on the model alone. */
  readonly fitness: (model: DomainModel) => { readonly total: number };
  /** What the model should meet; without it, operators that repair by it rest. */
  readonly specification?: Specification;
  /** Number of the last generation; a resumed run counts on from where it stopped. */
  readonly generations?: number;
  readonly population?: number;
  readonly seed: number;
  readonly host: Host;
  readonly onGeneration?: (generation: GenerationReport) => void;
  /** The state of an earlier run with the same options. */
  readonly resume?: EvolutionState;
  /** Asked after each generation: whether to end now, with the best so far. */
  readonly stop?: () => boolean;
  /** Individuals that pass to the next generation as they are. */
  readonly elites?: number;
  readonly tournament?: number;
  /** The share of children that come from two parents, 0 to 1, in steps of a tenth. */
  readonly crossover?: number;
  /** Generations without a better best after which the run has converged. */
  readonly patience?: number;
  readonly operators?: readonly Operator[];
}

export const evolutionDefaults = {
  generations: 50,
  population: 100,
  elites: 2,
  tournament: 3,
  crossover: 0.3,
  patience: 20,
} as const;

/** One generation, best individual first. */
export interface GenerationReport {
  readonly number: number;
  readonly best: number;
  readonly mean: number;
  /** 0 to 1; see {@link diversity}. */
  readonly diversity: number;
  readonly individuals: readonly Omit<Individual, 'model'>[];
}

export interface EvolutionOutcome {
  /** Scores of the seed and of the best model, 0 to 100, one decimal. */
  readonly start: number;
  readonly end: number;
  readonly best: DomainModel;
  /** What makes the best of the seed, without detours; gains add up to the difference of the scores. */
  readonly steps: readonly Step[];
  /** Why it ended: all generations were run, nothing got better for long, or somebody stopped it. */
  readonly ending: 'finished' | 'converged' | 'stopped';
  readonly stopped: boolean;
  /** How many generations were run, those before a resumption included. */
  readonly generations: number;
  readonly state: EvolutionState;
}

/** Evolves `seedModel`. Cancellation of the host ends the run like `stop`: with the best so far. */
export async function evolve(seedModel: DomainModel, options: EvolutionOptions): Promise<EvolutionOutcome> {
  const { host, onGeneration, stop = () => false, seed } = options;
  const { generations, patience } = { ...evolutionDefaults, ...given(options) };
  const breeding = breedingOf(options);
  const end = (last: Run, ending: EvolutionOutcome['ending']) =>
    outcome(seedModel, last, ending, options.fitness);
  let run: Run;
  if (options.resume !== undefined) run = restoreRun(options.resume);
  else {
    const begun = await begin(seedModel, seed, breeding);
    run = begun.run;
    onGeneration?.(report(run));
    if (begun.cancelled) return end(run, 'stopped');
  }
  while (run.generation < generations) {
    if (run.stagnation >= patience) return end(run, 'converged');
    if (stop()) return end(run, 'stopped');
    const next = await advance(run, breeding);
    if (next === undefined) return end(run, 'stopped');
    run = next;
    host.progress({
      message: `Generation ${run.generation} of ${generations}: best ${bestOf(run).score.toFixed(1)}`,
      percentage: Math.round((100 * run.generation) / generations),
    });
    onGeneration?.(report(run));
  }
  return end(run, 'finished');
}

/** The first generation; only the seed when the host cancels at once. */
async function begin(
  seedModel: DomainModel,
  seed: number,
  breeding: Breeding,
): Promise<{ run: Run; cancelled: boolean }> {
  const start = breeding.fitness(seedModel).total;
  const random = createRandom(seed);
  const first = await unlessCancelled(firstGeneration(seedModel, random, breeding));
  const alone: Individual = { id: '0.0', model: seedModel, score: start, operator: 'seed', parents: [] };
  return {
    run: {
      generation: 0,
      stagnation: 0,
      start,
      random: first === undefined ? createRandom(seed) : random,
      credits: first === undefined ? {} : learned({}, first.rewards),
      population: first?.population ?? [alone],
    },
    cancelled: first === undefined,
  };
}

/** The run one generation later; undefined when it was cancelled, and `run` is still what it was. */
async function advance(run: Run, breeding: Breeding): Promise<Run | undefined> {
  const random = run.random.fork(`generation ${run.generation + 1}`);
  const generation = run.generation + 1;
  const next = await unlessCancelled(
    nextGeneration(generation, run.population, run.credits, random, breeding),
  );
  const best = next?.population[0];
  if (next === undefined || best === undefined) return undefined;
  const improved = best.score > bestOf(run).score;
  return {
    generation,
    stagnation: improved ? 0 : run.stagnation + 1,
    start: run.start,
    random,
    credits: learned(run.credits, next.rewards),
    population: next.population,
  };
}

async function unlessCancelled<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Cancelled) return undefined;
    throw error;
  }
}

function outcome(
  seedModel: DomainModel,
  run: Run,
  ending: EvolutionOutcome['ending'],
  fitness: EvolutionOptions['fitness'],
): EvolutionOutcome {
  const best = bestOf(run);
  const { model, steps } = netEffect(seedModel, best.model, fitness);
  const gain = steps.reduce((sum, step) => sum + step.gain, 0);
  return {
    start: rounded(run.start),
    end: rounded(run.start + gain),
    best: model,
    steps,
    ending,
    stopped: ending === 'stopped',
    generations: run.generation,
    state: saveRun(run),
  };
}

function report({ generation, population }: Run): GenerationReport {
  const scores = population.map(({ score }) => score);
  return {
    number: generation,
    best: rounded(scores[0] ?? 0),
    mean: rounded(scores.reduce((sum, score) => sum + score, 0) / Math.max(1, scores.length)),
    diversity: diversity(population),
    individuals: population.map(({ id, score, operator, parents }) => ({
      id,
      score: rounded(score),
      operator,
      parents,
    })),
  };
}

function breedingOf(options: EvolutionOptions): Breeding {
  const { fitness, host, specification } = options;
  const { population, elites, tournament, crossover } = { ...evolutionDefaults, ...given(options) };
  const size = Math.max(2, Math.floor(population));
  return {
    fitness,
    host,
    ...(specification === undefined ? {} : { specification }),
    operators: options.operators ?? allOperators,
    size,
    elites: Math.min(size - 1, Math.max(1, Math.floor(elites))),
    tournament: Math.max(1, Math.floor(tournament)),
    crossedInTen: Math.round(10 * Math.min(1, Math.max(0, crossover))),
  };
}

/** Options without those that are given as `undefined`, which would hide the defaults. */
function given<T extends object>(options: T): Partial<{ [K in keyof T]: Exclude<T[K], undefined> }> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Partial<{
    [K in keyof T]: Exclude<T[K], undefined>;
  }>;
}

function bestOf({ population }: Run): Individual {
  const [best] = population;
  if (best === undefined) throw new Error('The population is empty: this is a bug in the evolution.');
  return best;
}

function rounded(score: number): number {
  return Math.round(score * 10) / 10;
}
