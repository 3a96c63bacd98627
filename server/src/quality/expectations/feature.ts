/** A capability is expected as the extension that gives it on the resources, or as the attributes that make it up. */
import type { Specification } from '../../model/specification.ts';
import { asksForAudit, extensionFor } from '../correspondence/extensions.ts';
import { type ModelFacts, resourceFacts } from '../facts.ts';
import type { Expectation } from './expectation.ts';

export function featureExpectations(specification: Specification): Expectation[] {
  return specification.features.map((feature) => {
    const extension = extensionFor(feature);
    const audit = asksForAudit(feature);
    return {
      item: { kind: 'feature', feature },
      label: `feature ${feature.name}`,
      weight: 0.5,
      sources: feature.sources,
      met: (model) => {
        if (audit) return audited(model);
        if (feature.name === 'authorization') return guarded(model);
        return extension !== undefined &&
          model.model.resources.some((each) => each.extensions.includes(extension))
          ? 1
          : 0;
      },
    };
  });
}

function guarded({ model }: ModelFacts): number {
  return model.resources.some(({ policies }) => policies.length > 0) ? 1 : 0;
}

/** Nothing says who made a change, so the times alone are half of an audit. */
function audited(model: ModelFacts): number {
  const stamped = model.model.resources.some((each) => resourceFacts(each).attributesByKey.has('updatedat'));
  return stamped ? 0.5 : 0;
}
