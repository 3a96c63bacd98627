/**
 * A relationship is expected as a link between the two resources, directly or through a resource that belongs to both
 * (an association class); a link of the wrong shape meets it in part.
 */

import type { Resource } from '../../model/domain-model.ts';
import type { Specification, SpecRelationship } from '../../model/specification.ts';
import { entityNamed } from '../correspondence/entities.ts';
import { isSingle } from '../correspondence/multiplicity.ts';
import { type ModelFacts, resourceFacts } from '../facts.ts';
import { entityKey } from './entity.ts';
import { type Expectation, trust } from './expectation.ts';
import { areCertain } from './uncertain.ts';

/** What a link is worth when its multiplicities are not those of the specification. */
const wrongShape = 0.6;

export function relationshipExpectations(specification: Specification): Expectation[] {
  return specification.relationships.flatMap((relationship): Expectation[] => {
    const from = entityNamed(specification, relationship.from);
    const to = entityNamed(specification, relationship.to);
    if (from === undefined || to === undefined || !areCertain(from, to)) return [];
    const fromKey = entityKey(from.name);
    const toKey = entityKey(to.name);
    return [
      {
        item: { kind: 'relationship', from, to, relationship },
        label: `relationship ${from.name} ${relationship.name} ${to.name}`,
        weight: 2 * Math.min(trust(from), trust(to)),
        sources: relationship.sources,
        met: (model) => {
          const a = model.byKey.get(fromKey);
          const b = model.byKey.get(toKey);
          return a === undefined || b === undefined ? 0 : linked(model, a, b, relationship);
        },
      },
    ];
  });
}

function linked(model: ModelFacts, a: Resource, b: Resource, wanted: SpecRelationship): number {
  const toOne = isSingle(wanted.toMultiplicity);
  const fromOne = isSingle(wanted.fromMultiplicity);
  let any = false;
  for (const { kind, destination } of a.relationships) {
    if (destination !== b.name) continue;
    any = true;
    if (fits(kind, fromOne, toOne)) return 1;
  }
  for (const { kind, destination } of b.relationships) {
    if (destination !== a.name) continue;
    any = true;
    if (fits(kind, toOne, fromOne)) return 1;
  }
  const bridged = !any && bridge(model, a, b);
  if (bridged) return fromOne || toOne ? wrongShape : 1;
  return any ? wrongShape : 0;
}

/** Whether a relationship of `kind` says what the multiplicities of its own end and of its destination say. */
function fits(
  kind: Resource['relationships'][number]['kind'],
  ownOne: boolean,
  destinationOne: boolean,
): boolean {
  if (kind === 'many_to_many') return !ownOne && !destinationOne;
  if (kind === 'has_many') return !destinationOne && ownOne;
  return destinationOne;
}

function bridge(model: ModelFacts, a: Resource, b: Resource): boolean {
  for (const name of model.pointedAtBy.get(a.name) ?? []) {
    const between = model.byName.get(name);
    if (between === undefined || between === a || between === b) continue;
    if (!resourceFacts(between).destinations.has(b.name)) continue;
    const ends = between.relationships.filter(({ kind }) => kind === 'belongs_to').map((r) => r.destination);
    if (ends.includes(a.name) && ends.includes(b.name)) return true;
  }
  return false;
}
