/** The lines of an order: quantities begin at one, and a product stands on an order once. */
import type { Attribute, Resource } from '../../model/domain-model.ts';
import { listed } from '../../quality/metric.ts';
import { mapKept, mapResources, union } from '../edit/model-edit.ts';
import { withIdentity } from '../realise/attribute.ts';
import type { Pattern } from './pattern.ts';

const quantity = /^(?:quantity|amount|count|number_of_.*|.*_quantity)$/;

export const lineItem: Pattern = {
  name: 'line-item',
  summary: 'A part with a quantity gets a lower bound, and stands once for each thing it refers to.',
  source:
    'Order and line item (Fowler, Analysis Patterns, 1997; Coad, Transaction – Transaction Line Item, 1992).',
  stage: 'attribute',
  apply(model, specification) {
    const done: string[] = [];
    const sources: string[] = [];
    const result = mapResources(model, (resource) => {
      const counted = resource.attributes.find(
        ({ name, type }) => type.name === 'integer' && quantity.test(name),
      );
      const owners = resource.relationships.filter(
        ({ kind, allowNil }) => kind === 'belongs_to' && !allowNil,
      );
      const whole = owners.find(({ destination }) =>
        specification.relationships.some(
          ({ kind, from, to, fromMultiplicity }) =>
            from === destination &&
            to === resource.name &&
            (kind === 'composition' || fromMultiplicity === '1'),
        ),
      );
      if (counted === undefined || whole === undefined) return resource;
      done.push(resource.name);
      sources.push(...counted.satisfies, ...whole.satisfies);
      const other = owners.find((each) => each !== whole);
      const bounded = withLowerBound(resource, counted);
      return other === undefined
        ? bounded
        : withIdentity(
            bounded,
            [`${whole.name}_id`, `${other.name}_id`],
            union(whole.satisfies, other.satisfies),
          );
    });
    if (done.length === 0) return undefined;
    return {
      model: result,
      note: `${listed(done)} is a line with a quantity, so the quantity begins at one`,
      sources,
    };
  },
};

function withLowerBound(resource: Resource, counted: Attribute): Resource {
  if ('min' in counted.type.constraints) return resource;
  const type = { ...counted.type, constraints: { min: 1, ...counted.type.constraints } };
  return {
    ...resource,
    attributes: mapKept(resource.attributes, (each) => (each === counted ? { ...each, type } : each)),
  };
}
