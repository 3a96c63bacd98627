/** What a strategy is. A new one is a file (or folder) beside the others, a line in the registry, and a test. */
import type { Random } from '../base/random.ts';
import type { DomainModel } from '../model/domain-model.ts';
import type { Specification } from '../model/specification.ts';
import { isCertain } from '../quality/expectations/uncertain.ts';
import { listed } from '../quality/metric.ts';

export interface StrategyContext {
  /** The strategy's own stream: what it draws does not depend on which strategies run beside it. */
  readonly random: Random;
  /** File name of the requirements, for the model's link back to them. */
  readonly requirementsFile?: string;
}

/** A model and why it is as it is: one sentence a decision, with the ids of the statements that led to it. */
export interface Proposal {
  readonly model: DomainModel;
  readonly rationale: readonly string[];
}

export interface Strategy {
  /** snake_case; what settings and the command line call it. */
  readonly name: string;
  /** Its idea in one sentence. */
  readonly summary: string;
  build(specification: Specification, context: StrategyContext): Proposal;
}

/** Says which entities were read with too little certainty to be modelled; nothing when all are in the model. */
export function leftOut({ entities }: Specification): readonly string[] {
  const uncertain = entities.filter((entity) => !isCertain(entity));
  if (uncertain.length === 0) return [];
  const sources = uncertain.flatMap((entity) => entity.sources);
  return [
    `Left out, since it is not certain that they are things to keep: ${listed(uncertain.map(({ name }) => name))}${cite(sources)}.`,
  ];
}

/** `(R1, R7)`, or nothing when there are no statements; a long list ends in how many more there are. */
export function cite(sources: readonly string[], limit = 6): string {
  const ids = [...new Set(sources)];
  if (ids.length === 0) return '';
  const more = ids.length > limit ? ` and ${ids.length - limit} more` : '';
  return ` (${ids.slice(0, limit).join(', ')}${more})`;
}
