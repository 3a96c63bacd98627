/** A many-to-many relationship with facts of its own already has its join resource: the entity between the two. */

import { plural, snakeCase, uniqueName } from '../../model/naming.ts';
import type { Entity, Specification } from '../../model/specification.ts';
import { entityNamed } from '../../quality/correspondence/entities.ts';
import { isSingle } from '../../quality/correspondence/multiplicity.ts';
import { resourceFor } from '../../quality/expectations/entity.ts';
import type { Expectation } from '../../quality/expectations/expectation.ts';
import { expectationsOf } from '../../quality/expectations/registry.ts';
import { modelFacts } from '../../quality/facts.ts';
import { listed } from '../../quality/metric.ts';
import { mapResource, takenFields, withRelationship } from '../edit/model-edit.ts';
import type { Pattern } from './pattern.ts';

export const associationEntity: Pattern = {
  name: 'association-entity',
  summary: 'An entity that belongs to both sides of a many-to-many relationship is its join resource.',
  source: 'Association class (UML 2.5.1, 11.5; Chen, The Entity-Relationship Model, 1976).',
  stage: 'relationship',
  claims: (expectation, specification) => between(expectation, specification) !== undefined,
  apply(model, specification) {
    const claimed = expectationsOf(specification).flatMap((expectation) => {
      const entity = between(expectation, specification);
      return entity === undefined || expectation.item.kind !== 'relationship'
        ? []
        : [{ entity, item: expectation.item, sources: expectation.sources }];
    });
    if (claimed.length === 0) return undefined;
    let result = model;
    for (const { entity, item, sources } of claimed) {
      const facts = modelFacts(result);
      const [from, to, through] = [item.from, item.to, entity].map(
        ({ name }) => resourceFor(facts, name)?.name,
      );
      if (from === undefined || to === undefined || through === undefined) continue;
      for (const [owner, destination] of [
        [from, to],
        [to, from],
      ] as const)
        result = mapResource(result, owner, (resource) =>
          withRelationship(resource, {
            kind: 'many_to_many',
            name: uniqueName(plural(snakeCase(destination)), takenFields(resource)),
            destination,
            through,
            allowNil: true,
            satisfies: sources,
          }),
        );
    }
    return {
      model: result,
      note: `${listed(claimed.map(({ entity, item }) => `${entity.name} stands between ${item.from.name} and ${item.to.name}`))}, so no join resource was invented`,
      sources: claimed.flatMap(({ sources }) => sources),
    };
  },
};

/** The entity that belongs to exactly one of each side, when the expectation is a many-to-many relationship. */
function between({ item }: Expectation, specification: Specification): Entity | undefined {
  if (item.kind !== 'relationship' || item.from === item.to) return undefined;
  const { fromMultiplicity, toMultiplicity } = item.relationship;
  if (isSingle(fromMultiplicity) || isSingle(toMultiplicity)) return undefined;
  return specification.entities.find(
    (entity) =>
      entity !== item.from &&
      entity !== item.to &&
      belongsTo(entity, item.from, specification) &&
      belongsTo(entity, item.to, specification),
  );
}

function belongsTo(part: Entity, whole: Entity, specification: Specification): boolean {
  return specification.relationships.some(({ from, to, fromMultiplicity, toMultiplicity }) => {
    const [a, b] = [entityNamed(specification, from), entityNamed(specification, to)];
    if (a === part && b === whole) return isSingle(toMultiplicity) && !isSingle(fromMultiplicity);
    return a === whole && b === part && isSingle(fromMultiplicity) && !isSingle(toMultiplicity);
  });
}
