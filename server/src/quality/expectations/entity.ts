/** An entity is expected as a resource of its name. */

import type { Resource } from '../../model/domain-model.ts';
import { nameKey, resourceName } from '../../model/naming.ts';
import type { Specification } from '../../model/specification.ts';
import type { ModelFacts } from '../facts.ts';
import { decidedBy, type Expectation, trust } from './expectation.ts';
import { isCertain } from './uncertain.ts';

/** The resource that stands for the entity named `entity`. */
export function resourceFor(model: ModelFacts, entity: string): Resource | undefined {
  return model.byKey.get(entityKey(entity));
}

/** What {@link ModelFacts.byKey} knows the entity's resource by. */
export function entityKey(entity: string): string {
  return nameKey(resourceName(entity));
}

export function entityExpectations(specification: Specification): Expectation[] {
  return specification.entities.filter(isCertain).map((entity) => {
    const key = entityKey(entity.name);
    return {
      item: { kind: 'entity', entity },
      label: `entity ${entity.name}`,
      weight: 3 * trust(entity),
      sources: entity.sources,
      ...decidedBy(key, () => 1),
    };
  });
}
