/** Attributes that are worked out from others: marked where they are known, on the only entity that has one so called. */
import type { Entity } from '../../model/specification.ts';
import type { Derivation } from '../facts/derivations.ts';
import { attributeName, type Names, pascalCase } from './names.ts';

/** The entities, with how their attributes come about. What no attribute is known for is left out. */
export function withDerivations(
  entities: readonly Entity[],
  derivations: readonly Derivation[],
  names: Names,
): readonly Entity[] {
  if (derivations.length === 0) return entities;
  return entities.map((entity) => {
    const attributes = entity.attributes.map((attribute) => {
      const found = derivations.find((each) => {
        if (attributeName(each.attribute) !== attribute.name) return false;
        if (each.owner !== undefined) return pascalCase(names.canonical(each.owner)) === entity.name;
        return entities.filter((other) => has(other, attribute.name)).length === 1;
      });
      return found === undefined ? attribute : { ...attribute, derivedFrom: found.from };
    });
    return { ...entity, attributes };
  });
}

function has({ attributes }: Entity, name: string): boolean {
  return attributes.some((attribute) => attribute.name === name);
}
