/** Which statements speak of a resource: an element may be traced to these only, whatever its `satisfies` says. */
import type { Resource } from '../model/domain-model.ts';
import type { Specification } from '../model/specification.ts';
import { entityNamed } from './correspondence/entities.ts';
import { entityKey } from './expectations/entity.ts';
import { expectationsOf } from './expectations/registry.ts';
import { remembered, rememberedFor, resourceFacts } from './facts.ts';

/** Ids of the statements on the entity of the resource; for one that is no entity, on those that it leads to. */
export const statementsOn = rememberedFor(
  (specification: Specification, resource: Resource): ReadonlySet<string> => {
    const { byEntity, everywhere } = statementsByEntity(specification);
    const own = byEntity.get(resourceFacts(resource).key);
    if (own !== undefined) return own;
    const near = resource.relationships.map(({ destination }) => byEntity.get(entityKey(destination)));
    return near.every((ids) => ids === undefined)
      ? new Set()
      : new Set([...everywhere, ...near.flatMap((ids) => [...(ids ?? [])])]);
  },
);

const statementsByEntity = remembered((specification: Specification) => {
  const everywhere = specification.features.flatMap(({ sources }) => sources);
  const byEntity = new Map<string, Set<string>>();
  const add = (entity: string, ids: readonly string[]): void => {
    const key = entityKey(entity);
    const known = byEntity.get(key) ?? new Set(everywhere);
    byEntity.set(key, known);
    for (const id of ids) known.add(id);
  };
  for (const { name, sources } of specification.entities) add(name, sources);
  for (const { id, entities } of specification.statements)
    for (const name of entities) {
      const entity = entityNamed(specification, name);
      if (entity !== undefined) add(entity.name, [id]);
    }
  for (const { item, sources } of expectationsOf(specification)) {
    if (item.kind === 'feature') continue;
    const entities =
      item.kind === 'relationship'
        ? [item.from, item.to]
        : item.kind === 'generalization'
          ? [item.sub, item.super]
          : [item.entity];
    for (const { name } of entities) add(name, sources);
  }
  return { byEntity, everywhere };
});
