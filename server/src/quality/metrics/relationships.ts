/** How well the resources hang together: nothing alone, nothing that knows everything, both ends named. */
import type { Relationship, Resource } from '../../model/domain-model.ts';
import type { Specification } from '../../model/specification.ts';
import { entityKey } from '../expectations/entity.ts';
import { isCertain } from '../expectations/uncertain.ts';
import { type ModelFacts, remembered, resourceFacts } from '../facts.ts';
import { counted, listed, type Measurement, type Metric, ratio, type Subject } from '../metric.ts';

/** Coupling between objects beyond which Chidamber and Kemerer's successors call a class overloaded. */
const acceptableCoupling = 7;

export const relationships: Metric = {
  name: 'relationships',
  summary: 'Connected resources, moderate coupling, and an inverse for each relationship.',
  source:
    'CBO (Chidamber, Kemerer, 1994); NAssoc and NDep of class diagrams (Genero, Piattini, Calero, 2005); afferent and efferent coupling (Martin, 1994).',
  weight: 10,
  intrinsic: true,
  measure({ facts, specification }: Subject): Measurement | undefined {
    const { resources } = facts.model;
    const expected = specification === undefined ? 0 : connectedness(specification);
    if (resources.length < 2)
      return expected === 0 && resources.length === 1
        ? undefined
        : { value: 0, reasons: () => ['There are no two resources that could be related.'] };
    const neighbours = neighboursOf(facts);
    const couplingOf = (resource: Resource): number => neighbours.get(resource)?.size ?? 0;
    const isolated = resources.filter((resource) => couplingOf(resource) === 0);
    const largest = largestComponent(facts, neighbours);
    const overloaded = resources.filter((resource) => couplingOf(resource) > acceptableCoupling);
    const excess = overloaded.reduce(
      (sum, resource) => sum + 1 - acceptableCoupling / couplingOf(resource),
      0,
    );
    let both = 0;
    let all = 0;
    const lonely: string[] = [];
    for (const resource of resources)
      for (const relationship of resource.relationships) {
        all += 1;
        if (hasInverse(facts, resource, relationship)) both += 1;
        else lonely.push(`${resource.name}.${relationship.name}`);
      }
    // Entities that the statements leave alone are not the model's fault.
    const connected = Math.min(1, largest / resources.length / (expected || 1));
    const coupling = ratio({ good: resources.length - 2 * excess, all: resources.length });
    const inverses = all === 0 ? 0 : both / all;
    return {
      value: 0.5 * connected + 0.2 * coupling + 0.3 * inverses,
      reasons: () => [
        `${largest} of ${resources.length} resources hang together.`,
        ...(isolated.length > 0 ? [`Related to nothing: ${listed(isolated.map(({ name }) => name))}.`] : []),
        ...(overloaded.length > 0
          ? [
              `Coupled to more than ${acceptableCoupling} others: ${listed(overloaded.map((resource) => `${resource.name} (${couplingOf(resource)})`))}.`,
            ]
          : []),
        `${counted({ good: both, all })} relationships have an inverse${lonely.length > 0 ? `; not so ${listed(lonely)}` : ''}.`,
      ],
    };
  },
};

/** The share of entities in the largest group that statements relate with each other; 0 when nothing is related. */
const connectedness = remembered(
  ({ entities, relationships: links, generalizations }: Specification): number => {
    const group = new Map(entities.filter(isCertain).map(({ name }) => [entityKey(name), entityKey(name)]));
    const join = (a: string, b: string): void => {
      const [from, to] = [group.get(entityKey(a)), group.get(entityKey(b))];
      if (from === undefined || to === undefined) return;
      for (const [key, own] of group) if (own === from) group.set(key, to);
    };
    for (const { from, to } of links) join(from, to);
    for (const each of generalizations) join(each.sub, each.super);
    const sizes = new Map<string, number>();
    for (const own of group.values()) sizes.set(own, (sizes.get(own) ?? 0) + 1);
    const largest = Math.max(0, ...sizes.values());
    return largest < 2 ? 0 : largest / group.size;
  },
);

type Neighbours = ReadonlyMap<Resource, ReadonlySet<string>>;

/** For each resource the names of those that exist and that it points to or is pointed at by. */
function neighboursOf(facts: ModelFacts): Neighbours {
  const result = new Map<Resource, ReadonlySet<string>>();
  for (const resource of facts.model.resources) {
    const names = new Set(facts.pointedAtBy.get(resource.name));
    for (const name of resourceFacts(resource).destinations) if (facts.byName.has(name)) names.add(name);
    result.set(resource, names);
  }
  return result;
}

function largestComponent(facts: ModelFacts, neighbours: Neighbours): number {
  const seen = new Set<Resource>();
  let largest = 0;
  for (const start of facts.model.resources) {
    if (seen.has(start)) continue;
    seen.add(start);
    const open = [start];
    let size = 0;
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      size += 1;
      for (const name of neighbours.get(next) ?? []) {
        const other = facts.byName.get(name);
        if (other === undefined || seen.has(other)) continue;
        seen.add(other);
        open.push(other);
      }
    }
    largest = Math.max(largest, size);
  }
  return largest;
}

/** Whether the destination leads back: over the same key, or through the same join resource. */
export function hasInverse(facts: ModelFacts, owner: Resource, relationship: Relationship): boolean {
  const back = facts.byName.get(relationship.destination)?.relationships ?? [];
  const key = `${relationship.name}_id`;
  switch (relationship.kind) {
    case 'belongs_to':
      if (back.some((each) => each.destination === owner.name && each.destinationAttribute === key))
        return true;
      return [...(facts.joined.get(owner.name) ?? [])].some(
        (destination) => destination !== relationship.destination,
      );
    case 'many_to_many':
      return back.some(
        (each) =>
          each !== relationship &&
          each.kind === 'many_to_many' &&
          each.destination === owner.name &&
          each.through === relationship.through,
      );
    default:
      return back.some(
        (each) => each.kind === 'belongs_to' && `${each.name}_id` === relationship.destinationAttribute,
      );
  }
}
