/** The experienced reading: recognises what has been modelled many times before, and models it as experience taught. */
import { compose } from './compose.ts';
import { fromEarlier } from './patterns/lifecycle.ts';
import type { Pattern } from './patterns/pattern.ts';
import { patterns as all } from './patterns/registry.ts';
import { cite, leftOut, type Strategy } from './strategy.ts';

/** The strategy over a set of patterns, so that each of them can be tried alone. */
export function composeFrom(patterns: readonly Pattern[]): Strategy {
  return {
    name: 'pattern_based',
    summary:
      'Recognises recurring patterns (life cycle, booking, party and role …) and composes the model from them.',
    build(specification, { requirementsFile }) {
      const rationale: string[] = [];
      const model = compose({
        specification,
        requirementsFile,
        origins: fromEarlier,
        wanted: (expectation) => !patterns.some((pattern) => pattern.claims?.(expectation, specification)),
        after: (kind, built) =>
          patterns
            .filter(({ stage }) => stage === kind)
            .reduce((before, pattern) => {
              const application = pattern.apply(before, specification);
              if (application === undefined) return before;
              rationale.push(`${pattern.name}: ${application.note}${cite(application.sources)}.`);
              return application.model;
            }, built),
      });
      const uncertain = leftOut(specification);
      if (rationale.length === 0)
        rationale.push('No known pattern occurs in these requirements, so they were taken literally.');
      return { model, rationale: [...uncertain, ...rationale] };
    },
  };
}

export const patternBased: Strategy = composeFrom(all);
