/** Names the other end of a relationship that can be followed in one direction only. */
import type { Relationship, Resource } from '../../model/domain-model.ts';
import { fieldName, plural, snakeCase, uniqueName } from '../../model/naming.ts';
import { modelFacts } from '../../quality/facts.ts';
import { hasInverse } from '../../quality/metrics/relationships.ts';
import { mapResource, takenFields, withRelationship } from '../../synthesis/edit/model-edit.ts';
import { choose, type Operator } from '../operator.ts';

export const addInverse: Operator = {
  name: 'add_inverse',
  summary: 'Adds the inverse of a relationship that has none.',
  apply(model, { random }) {
    const facts = modelFacts(model);
    const places = model.resources.flatMap((owner) =>
      owner.relationships
        .filter(({ destination }) => facts.byName.has(destination))
        .filter((relationship) => !hasInverse(facts, owner, relationship))
        .map((relationship) => ({ owner, relationship })),
    );
    const place = choose(random, places);
    const target = place && facts.byName.get(place.relationship.destination);
    if (place === undefined || target === undefined) return undefined;
    const inverse = inverseOf(place.owner, place.relationship, target);
    return {
      model: mapResource(model, target.name, (resource) => withRelationship(resource, inverse)),
      description: `Add ${target.name}.${inverse.name}, the inverse of ${place.owner.name}.${place.relationship.name}`,
    };
  },
};

function inverseOf(owner: Resource, relationship: Relationship, target: Resource): Relationship {
  const { kind, name, through, destinationAttribute, satisfies } = relationship;
  const taken = takenFields(target);
  const one = fieldName(snakeCase(owner.name));
  const base = { destination: owner.name, allowNil: true, satisfies };
  if (kind === 'belongs_to') {
    const single = owner.identities.some(({ keys }) => keys.length === 1 && keys[0] === `${name}_id`);
    return {
      ...base,
      kind: single ? 'has_one' : 'has_many',
      name: uniqueName(single ? one : plural(one), taken),
      destinationAttribute: `${name}_id`,
    };
  }
  if (kind === 'many_to_many')
    return {
      ...base,
      kind,
      name: uniqueName(plural(one), taken),
      ...(through === undefined ? {} : { through }),
    };
  const key = destinationAttribute?.replace(/_id$/, '');
  return {
    ...base,
    kind: 'belongs_to',
    name: key !== undefined && !taken.has(key) ? key : uniqueName(one, taken),
  };
}
