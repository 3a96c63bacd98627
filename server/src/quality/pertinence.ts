/**
 * How far a model is about the subject of its requirements at all. Good names, life cycles and connections are worth
 * nothing in a model of something else, or of a corner of the subject only.
 */
import type { Resource } from '../model/domain-model.ts';
import type { Specification } from '../model/specification.ts';
import { entityKey } from './expectations/entity.ts';
import { trust } from './expectations/expectation.ts';
import { isCertain } from './expectations/uncertain.ts';
import { type ModelFacts, remembered, rememberedFor, resourceFacts } from './facts.ts';

/**
 * The harmonic mean (F1: van Rijsbergen, 1979) of the share of entities that have a resource and the share of resources
 * that are an entity or lead to one; 1 when the requirements name no entity.
 */
export function pertinence(facts: ModelFacts, specification: Specification): number {
  const entities = weightedKeys(specification);
  const { resources } = facts.model;
  if (entities.all === 0) return 1;
  if (resources.length === 0) return 0;
  let found = 0;
  for (const [key, weight] of entities.certain) if (facts.byKey.has(key)) found += weight;
  let about = 0;
  for (const resource of resources) if (belongsToSubject(specification, resource)) about += 1;
  const recall = found / entities.all;
  const precision = about / resources.length;
  return recall + precision === 0 ? 0 : (2 * recall * precision) / (recall + precision);
}

const weightedKeys = remembered(({ entities }: Specification) => {
  const certain = new Map<string, number>();
  for (const entity of entities) if (isCertain(entity)) certain.set(entityKey(entity.name), trust(entity));
  return {
    certain,
    all: [...certain.values()].reduce((sum, weight) => sum + weight, 0),
    keys: new Set(entities.map(({ name }) => entityKey(name))),
  };
});

/** Whether the resource is an entity of the requirements, or leads to one like a join resource does. */
export const belongsToSubject = rememberedFor((specification: Specification, resource: Resource): boolean => {
  const { keys } = weightedKeys(specification);
  return (
    keys.has(resourceFacts(resource).key) ||
    resource.relationships.some(({ destination }) => keys.has(entityKey(destination)))
  );
});
