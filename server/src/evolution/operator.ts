/** What a genetic operator is. A new one is a file under `operators/`, a line in its registry, and a test. */
import type { Random } from '../base/random.ts';
import type { DomainModel } from '../model/domain-model.ts';
import type { Specification } from '../model/specification.ts';

export interface OperatorContext {
  readonly random: Random;
  /** What the model should meet; operators that repair by it find nothing to do without it. */
  readonly specification?: Specification;
}

/** A changed model; the parent shares with it everything that the change left alone. */
export interface Mutation {
  readonly model: DomainModel;
  /** What was done, as a person would say it: `Rename Patients to Patient`. */
  readonly description: string;
}

export interface Operator {
  /** snake_case; what reports and the evolution tree call it. */
  readonly name: string;
  /** What it does, one sentence. */
  readonly summary: string;
  /**
   * One change at a place that the random stream picks. Undefined where there is nothing to change, which must depend on
   * the model and the specification alone: evolution does not ask again. The result is a model whose names lead somewhere
   * wherever those of the parent did.
   */
  apply(model: DomainModel, context: OperatorContext): Mutation | undefined;
}

/** One of the places, or undefined when there are none; draws from the stream only when there is a choice. */
export function choose<T>(random: Random, places: readonly T[]): T | undefined {
  return places.length < 2 ? places[0] : random.pick(places);
}
