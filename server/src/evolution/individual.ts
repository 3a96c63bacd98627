/** An individual of a population, and what an evolution came to. */
import type { DomainModel } from '../model/domain-model.ts';

/** One change that is left of the way from the seed to the best. */
export interface Step {
  readonly operator: string;
  readonly description: string;
  /** Points of 100 that the change brought. */
  readonly gain: number;
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
}

/** Better first; the order of equals stays. */
export function byScore(a: Individual, b: Individual): number {
  return b.score - a.score;
}
