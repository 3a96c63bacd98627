/** An individual of a population, and how it came to be. */
import type { DomainModel } from '../model/domain-model.ts';

/** One change on the way from the seed to an individual. */
export interface Step {
  readonly operator: string;
  readonly description: string;
  /** Points of 100 that the change brought; may be 0 or negative on the way to something better. */
  readonly gain: number;
}

/** A step with all those before it: shared between relatives, so that lineage costs one node for each individual. */
export interface Lineage extends Step {
  readonly previous?: Lineage;
}

export interface Individual {
  /** `<generation>.<place>`; unique in a run. */
  readonly id: string;
  readonly model: DomainModel;
  /** 0 to 100. */
  readonly score: number;
  /** Name of the operator that made it, or `seed`, `elite`, `crossover`. */
  readonly operator: string;
  /** Ids of one or two individuals of the generation before. */
  readonly parents: readonly string[];
  /** Undefined for the seed itself. */
  readonly lineage?: Lineage;
}

/** Better first; the order of equals stays. */
export function byScore(a: Individual, b: Individual): number {
  return b.score - a.score;
}

/** The steps from the seed to the individual, first step first. */
export function stepsTo({ lineage }: Individual): readonly Step[] {
  const steps: Step[] = [];
  for (let step = lineage; step !== undefined; step = step.previous) {
    const { operator, description, gain } = step;
    steps.push({ operator, description, gain });
  }
  return steps.reverse();
}
