/**
 * The state of a run as plain data, from which it goes on bit for bit: the random stream, the population by content, its
 * lineage and its generation number. Resources and steps that relatives share are written once, and shared again when
 * read, so that a state stays small and what is remembered about a node stays remembered.
 */
import { type Random, resumeRandom } from '../base/random.ts';
import type { DomainModel, Resource } from '../model/domain-model.ts';
import type { Individual, Lineage, Step } from './individual.ts';

export interface EvolutionState {
  /** Version of this format. */
  readonly version: 1;
  readonly generation: number;
  /** Generations since the best got better. */
  readonly stagnation: number;
  readonly start: number;
  readonly random: readonly number[];
  readonly resources: readonly Resource[];
  readonly steps: readonly (Step & { readonly previous?: number })[];
  readonly population: readonly SavedIndividual[];
}

interface SavedIndividual extends Omit<Individual, 'model' | 'lineage'> {
  readonly model: Omit<DomainModel, 'resources'>;
  /** Indexes into {@link EvolutionState.resources}. */
  readonly resources: readonly number[];
  /** Index into {@link EvolutionState.steps}. */
  readonly lineage?: number;
}

/** A run between two generations. `population` is sorted, best first. */
export interface Run {
  readonly generation: number;
  readonly stagnation: number;
  readonly start: number;
  readonly random: Random;
  readonly population: readonly Individual[];
}

export function saveRun(run: Run): EvolutionState {
  const resources = numbered<Resource>();
  const steps: (Step & { previous?: number })[] = [];
  const stepNumbers = new Map<Lineage, number>();
  const saveLineage = (lineage: Lineage): number => {
    const fresh: Lineage[] = [];
    for (let step: Lineage | undefined = lineage; step && !stepNumbers.has(step); step = step.previous)
      fresh.push(step);
    for (const step of fresh.reverse()) {
      const { operator, description, gain, previous } = step;
      const before = previous === undefined ? undefined : stepNumbers.get(previous);
      stepNumbers.set(step, steps.length);
      steps.push({ operator, description, gain, ...(before === undefined ? {} : { previous: before }) });
    }
    return stepNumbers.get(lineage) ?? 0;
  };
  const population = run.population.map(({ model, lineage, ...rest }): SavedIndividual => {
    const { resources: parts, ...frame } = model;
    return {
      ...rest,
      model: frame,
      resources: parts.map(resources.numberOf),
      ...(lineage === undefined ? {} : { lineage: saveLineage(lineage) }),
    };
  });
  return {
    version: 1,
    generation: run.generation,
    stagnation: run.stagnation,
    start: run.start,
    random: run.random.state(),
    resources: resources.items,
    steps,
    population,
  };
}

/**
 * The run that had this state.
 * @throws Error when the state is of another version or damaged; the message says what to do.
 */
export function restoreRun(state: EvolutionState): Run {
  if (state.version !== 1)
    throw new Error(
      `A run saved in format ${String(state.version)} cannot go on here. Start the evolution anew.`,
    );
  const damaged = (): never => {
    throw new Error('The saved state of the evolution is damaged. Start the evolution anew.');
  };
  const steps: Lineage[] = [];
  for (const { previous, ...step } of state.steps) {
    const before = previous === undefined ? undefined : (steps[previous] ?? damaged());
    steps.push(before === undefined ? step : { ...step, previous: before });
  }
  const population = state.population.map(({ model, resources, lineage, ...rest }): Individual => {
    const parts = resources.map((index) => state.resources[index] ?? damaged());
    const line = lineage === undefined ? undefined : (steps[lineage] ?? damaged());
    return {
      ...rest,
      model: { ...model, resources: parts },
      ...(line === undefined ? {} : { lineage: line }),
    };
  });
  if (population.length === 0) damaged();
  const { generation, stagnation, start } = state;
  return { generation, stagnation, start, random: resumeRandom(state.random), population };
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
