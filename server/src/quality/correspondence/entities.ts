/** Which entity of a specification a word speaks of. */
import { nameKey, snakeCase } from '../../model/naming.ts';
import type { Entity, Specification } from '../../model/specification.ts';

const indexes = new WeakMap<Specification, ReadonlyMap<string, Entity>>();

/**
 * The entity that `words` (an entity's name, or the object of an action phrase) names: the whole phrase, or else its
 * last words, since English puts the noun last («a confirmed appointment» is an `Appointment`).
 */
export function entityNamed(specification: Specification, words: string): Entity | undefined {
  const entities = indexOf(specification);
  const parts = snakeCase(words).split('_');
  for (let first = 0; first < parts.length; first++) {
    const found = entities.get(nameKey(parts.slice(first).join('_')));
    if (found !== undefined) return found;
  }
  return undefined;
}

function indexOf(specification: Specification): ReadonlyMap<string, Entity> {
  let index = indexes.get(specification);
  if (index === undefined) {
    const entities = new Map<string, Entity>();
    for (const entity of specification.entities)
      if (!entities.has(nameKey(entity.name))) entities.set(nameKey(entity.name), entity);
    indexes.set(specification, entities);
    index = entities;
  }
  return index;
}
