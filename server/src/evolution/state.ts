/**
 * The state of a run as plain data, from which it goes on bit for bit: the random stream, the population by content, the
 * credits of the operators and its generation number. Resources that relatives share are written once, and shared again when
 * read, so that a state stays small and what is remembered about a node stays remembered.
 */
import { type Random, resumeRandom } from '../base/random.ts';
import type { DomainModel, Resource } from '../model/domain-model.ts';
import type { Credits } from './credit.ts';
import type { Individual } from './individual.ts';

/** Version of the format below: raised whenever an older state would not go on bit for bit. */
const format = 2;

export interface EvolutionState {
  readonly version: typeof format;
  readonly generation: number;
  /** Generations since the best got better. */
  readonly stagnation: number;
  readonly start: number;
  readonly random: readonly number[];
  readonly resources: readonly Resource[];
  readonly credits: Credits;
  readonly population: readonly SavedIndividual[];
}

interface SavedIndividual extends Omit<Individual, 'model'> {
  readonly model: Omit<DomainModel, 'resources'>;
  /** Indexes into {@link EvolutionState.resources}. */
  readonly resources: readonly number[];
}

/** A run between two generations. `population` is sorted, best first. */
export interface Run {
  readonly generation: number;
  readonly stagnation: number;
  readonly start: number;
  readonly random: Random;
  readonly credits: Credits;
  readonly population: readonly Individual[];
}

export function saveRun(run: Run): EvolutionState {
  const resources = numbered<Resource>();
  const population = run.population.map(({ model, ...rest }): SavedIndividual => {
    const { resources: parts, ...frame } = model;
    return {
      ...rest,
      model: frame,
      resources: parts.map(resources.numberOf),
    };
  });
  return {
    version: format,
    generation: run.generation,
    stagnation: run.stagnation,
    start: run.start,
    random: run.random.state(),
    credits: run.credits,
    resources: resources.items,
    population,
  };
}

/** Whether a state, which may come from an older version of the program, can go on here. */
export function canResume(state: Pick<EvolutionState, 'version'>): boolean {
  return state.version === format;
}

/**
 * The run that had this state.
 * @throws Error when the state is of another version or damaged; the message says what to do.
 */
export function restoreRun(state: EvolutionState): Run {
  if (!canResume(state))
    throw new Error(
      `A run saved in format ${String(state.version)} cannot go on here. Start the evolution anew.`,
    );
  const damaged = (): never => {
    throw new Error('The saved state of the evolution is damaged. Start the evolution anew.');
  };
  const population = state.population.map(({ model, resources, ...rest }): Individual => {
    const parts = resources.map((index) => state.resources[index] ?? damaged());
    return {
      ...rest,
      model: { ...model, resources: parts },
    };
  });
  if (population.length === 0) damaged();
  const { generation, stagnation, start, credits } = state;
  return { generation, stagnation, start, random: resumeRandom(state.random), credits, population };
}

function numbered<T extends object>(): { readonly items: T[]; numberOf(item: T): number } {
  const items: T[] = [];
  const numbers = new Map<T, number>();
  return {
    items,
    numberOf(item) {
      const known = numbers.get(item);
      if (known !== undefined) return known;
      numbers.set(item, items.length);
      return items.push(item) - 1;
    },
  };
}
