/**
 * An attribute is expected on the resource of its entity: as an attribute, as a relationship (an enumeration that grew
 * into a resource), or on a directly related resource where it is traced to the same statements (a contact, an amount).
 */

import type { Resource } from '../../model/domain-model.ts';
import { fieldName, nameKey, resourceName, snakeCase } from '../../model/naming.ts';
import type { SpecAttribute, Specification } from '../../model/specification.ts';
import { type ModelFacts, resourceFacts } from '../facts.ts';
import { entityKey } from './entity.ts';
import { decidedBy, type Expectation, trust } from './expectation.ts';
import { isCertain } from './uncertain.ts';

/** What the attribute is known by in the model: its key in {@link ResourceFacts}. */
export function attributeKey({ name }: SpecAttribute, entity: string): string {
  const safe = fieldName(name);
  return nameKey(safe === snakeCase(name) ? safe : fieldName(name, resourceName(entity)));
}

export function attributeExpectations(specification: Specification): Expectation[] {
  return specification.entities.filter(isCertain).flatMap((entity) => {
    const owner = entityKey(entity.name);
    return entity.attributes.map((attribute): Expectation => {
      const key = attributeKey(attribute, entity.name);
      return {
        item: { kind: 'attribute', entity, attribute },
        label: `attribute ${entity.name}.${attribute.name}`,
        weight: trust(entity),
        sources: attribute.sources,
        ...decidedBy(
          owner,
          (resource) => (holds(resource, key) ? 1 : 0),
          (model, resource) => (holdsNearby(model, resource, key, attribute.sources) ? 1 : 0),
        ),
      };
    });
  });
}

function holds(resource: Resource, key: string): boolean {
  const facts = resourceFacts(resource);
  return facts.attributesByKey.has(key) || facts.relationshipsByKey.has(key);
}

function holdsNearby(
  model: ModelFacts,
  resource: Resource,
  key: string,
  sources: readonly string[],
): boolean {
  for (const { kind, destination } of resource.relationships) {
    if (kind !== 'belongs_to' && kind !== 'has_one') continue;
    const neighbour = model.byName.get(destination);
    const found = neighbour && resourceFacts(neighbour).attributesByKey.get(key);
    if (found?.satisfies.some((id) => sources.includes(id))) return true;
  }
  return false;
}
