/** Moves an attribute to the related resource that it speaks of. */
import type { Attribute, DomainModel, Resource } from '../../model/domain-model.ts';
import { fieldName, nameKey, snakeCase } from '../../model/naming.ts';
import type { Specification } from '../../model/specification.ts';
import { attributeKey } from '../../quality/expectations/attribute.ts';
import { entityKey } from '../../quality/expectations/entity.ts';
import { modelFacts, remembered, resourceFacts } from '../../quality/facts.ts';
import { mapResource, takenFields, withAttribute } from '../../synthesis/edit/model-edit.ts';
import { withoutAttribute } from '../../synthesis/edit/remove.ts';
import { choose, type Operator } from '../operator.ts';

interface Move {
  readonly from: Resource;
  readonly to: Resource;
  readonly attribute: Attribute;
  readonly name: string;
}

export const moveAttribute: Operator = {
  name: 'move_attribute',
  summary: 'Moves an attribute to the related resource that the statements, or its own name, give it to.',
  apply(model, { random, specification }) {
    const chosen = choose(random, moves(model, specification));
    if (chosen === undefined) return undefined;
    const { from, to, attribute, name } = chosen;
    const freed = mapResource(model, from.name, (resource) => withoutAttribute(resource, attribute.name));
    return {
      model: mapResource(freed, to.name, (resource) => withAttribute(resource, { ...attribute, name })),
      description: `Move ${from.name}.${attribute.name} to ${to.name}.${name}`,
    };
  },
};

function moves(model: DomainModel, specification: Specification | undefined): Move[] {
  const facts = modelFacts(model);
  const wanted = specification && expectedPlaces(specification);
  return model.resources.flatMap((from) =>
    from.attributes.flatMap((attribute) => {
      if (attribute.name === from.stateMachine?.stateAttribute) return [];
      const key = nameKey(attribute.name);
      const home = wanted?.get(key);
      if (home?.has(resourceFacts(from).key)) return [];
      return [...resourceFacts(from).destinations].flatMap((destination) => {
        const to = facts.byName.get(destination);
        if (to === undefined) return [];
        const prefix = `${snakeCase(to.name)}_`;
        const expected = home?.has(resourceFacts(to).key) ?? false;
        const speaking = attribute.name.startsWith(prefix) && attribute.name.length > prefix.length;
        if (!expected && !speaking) return [];
        const name = expected ? attribute.name : fieldName(attribute.name.slice(prefix.length), to.name);
        return takenFields(to).has(name) ? [] : [{ from, to, attribute, name }];
      });
    }),
  );
}

/** Keys of attributes → keys of the resources that the statements give them to. */
const expectedPlaces = remembered(
  (specification: Specification): ReadonlyMap<string, ReadonlySet<string>> => {
    const places = new Map<string, Set<string>>();
    for (const entity of specification.entities)
      for (const attribute of entity.attributes) {
        const key = attributeKey(attribute, entity.name);
        places.set(key, (places.get(key) ?? new Set()).add(entityKey(entity.name)));
      }
    return places;
  },
);
