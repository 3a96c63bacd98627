/** The frame that the other realisers fill: a domain with one resource for each entity. */
import type { DomainModel, Resource } from '../../model/domain-model.ts';
import { nameKey, resourceName, uniqueName } from '../../model/naming.ts';
import type { Entity, Specification } from '../../model/specification.ts';
import { isCertain } from '../../quality/expectations/uncertain.ts';
import { emptyResource } from '../edit/model-edit.ts';
import { defaultActions } from './action.ts';
import { documentationOf } from './documentation.ts';

/** The resource of an entity with its default actions and no attributes yet. */
export function resourceForEntity(entity: Entity, name = resourceName(entity.name)): Resource {
  return { ...emptyResource(name, entity.sources), actions: defaultActions() };
}

/** A domain with an empty resource for each entity; entities whose names mean the same share one. */
export function frame(specification: Specification, requirementsFile: string | undefined): DomainModel {
  const resources = new Map<string, Resource>();
  const names = new Set<string>();
  for (const entity of specification.entities.filter(isCertain)) {
    const key = nameKey(resourceName(entity.name));
    if (resources.has(key)) continue;
    const name = uniqueName(resourceName(entity.name), names);
    names.add(name);
    const doc = documentationOf(entity, specification);
    const resource = resourceForEntity(entity, name);
    resources.set(key, doc === undefined ? resource : { ...resource, doc });
  }
  return {
    name: resourceName(specification.project || specification.domain),
    ...(requirementsFile === undefined ? {} : { requirements: requirementsFile }),
    resources: [...resources.values()],
  };
}
