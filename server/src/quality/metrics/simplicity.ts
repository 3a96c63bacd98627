/** Whether the model is as large as its subject needs, and no resource much larger than the others. */

import type { Resource } from '../../model/domain-model.ts';
import { isConventionalAttribute, isDefaultAction } from '../conventions.ts';
import { expectationsOf } from '../expectations/registry.ts';
import { remembered, resourceFacts } from '../facts.ts';
import { listed, type Measurement, type Metric, nothing, type Subject } from '../metric.ts';

/** Attributes beyond which a resource does too much, and elements for each expectation that are plenty. */
const manyAttributes = 15;
const elementsForEach = 2.2;

export const simplicity: Metric = {
  name: 'simplicity',
  summary:
    'Size relative to what the statements ask for, empty resources, and resources with far too many attributes.',
  source: 'Size (NA, NC: Genero, Piattini, Calero, 2005); god class (Riel, 1996).',
  weight: 6,
  intrinsic: true,
  measure({ facts, specification }: Subject): Measurement | undefined {
    const { resources } = facts.model;
    if (resources.length === 0) return nothing;
    const counts = resources.map(({ attributes }) => attributes.length);
    const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
    const hollow = resources.filter(
      ({ attributes, relationships }) =>
        attributes.length === 0 && relationships.filter(({ kind }) => kind === 'belongs_to').length < 2,
    );
    const giants = resources.filter(({ attributes }) => attributes.length > manyAttributes);
    const wellSized = 1 - Math.min(1, (hollow.length + 2 * giants.length) / resources.length);
    const size = resources.reduce((sum, resource) => sum + unconventional(resource), 0);
    const expected = specification === undefined ? 0 : expectationsOf(specification).length;
    const room = expected * elementsForEach + 4;
    const lean = expected === 0 ? undefined : Math.min(1, room / size);
    const parts = lean === undefined ? [wellSized] : [wellSized, lean];
    return {
      value: parts.reduce((sum, part) => sum + part, 0) / parts.length,
      reasons: () => [
        `${resources.length} resources with ${mean.toFixed(1)} attributes each.`,
        ...(lean === undefined
          ? []
          : [
              `${size} elements beyond the conventions for ${expected} expectations; ${Math.round(room)} are plenty.`,
            ]),
        ...(hollow.length > 0
          ? [`With no attribute, and no join of two others: ${listed(hollow.map(({ name }) => name))}.`]
          : []),
        ...(giants.length > 0
          ? [
              `With more than ${manyAttributes} attributes: ${listed(giants.map(({ name, attributes }) => `${name} (${attributes.length})`))}.`,
            ]
          : []),
      ],
    };
  },
};

/** How many elements the resource has that no convention brought. */
const unconventional = remembered((resource: Resource): number => {
  const attributes = resource.attributes.filter(({ name }) => isConventionalAttribute(name)).length;
  return resourceFacts(resource).size - attributes - resource.actions.filter(isDefaultAction).length;
});
