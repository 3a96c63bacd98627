/**
 * What metrics ask of a model again and again, computed once for each node: resources are shared between the versions
 * of a model, so that after a change only the changed resource is looked at anew.
 */
import type { Attribute, DomainModel, Relationship, Resource } from '../model/domain-model.ts';
import { nameKey } from '../model/naming.ts';

/**
 * All that is remembered about a node, in one row with a place for each function. One weak table for everything, since
 * the garbage collector pays for each entry of each table.
 */
const rows = new WeakMap<object, unknown[]>();
let places = 0;

function rowOf(node: object): unknown[] {
  let row = rows.get(node);
  if (row === undefined) {
    row = [];
    rows.set(node, row);
  }
  return row;
}

/** A function of a node, computed once for as long as the node lives. Nodes are immutable, so it never goes stale. */
export function remembered<Node extends object, Value>(
  compute: (node: Node) => Value,
): (node: Node) => Value {
  const place = places++;
  return (node) => {
    const row = rowOf(node);
    const known = row[place] as Value | undefined;
    if (known !== undefined) return known;
    const value = compute(node);
    row[place] = value;
    return value;
  };
}

/**
 * A function of two nodes, remembered with `second` for the last `first` it was computed for: a model is looked at in the
 * light of one specification many times before it is looked at in the light of another.
 */
export function rememberedFor<A extends object, B extends object, Value>(
  compute: (first: A, second: B) => Value,
): (first: A, second: B) => Value {
  const place = places;
  places += 2;
  return (first, second) => {
    const row = rowOf(second);
    if (row[place] === first) return row[place + 1] as Value;
    const value = compute(first, second);
    row[place] = first;
    row[place + 1] = value;
    return value;
  };
}

export interface ResourceFacts {
  readonly key: string;
  /** By {@link nameKey}, with and without the name of the resource in front. */
  readonly attributesByKey: ReadonlyMap<string, Attribute>;
  readonly relationshipsByKey: ReadonlyMap<string, Relationship>;
  /** Names that an identity or `accept` may use: `id`, attributes, and `x_id` of each `belongs_to x`. */
  readonly fields: ReadonlySet<string>;
  readonly actionNames: ReadonlySet<string>;
  /** Names of other resources that this one points to. */
  readonly destinations: ReadonlySet<string>;
  /** Join resource and destination of each many-to-many relationship. */
  readonly joins: readonly (readonly [join: string, destination: string])[];
  /** How many elements it has, itself included. */
  readonly size: number;
}

export const resourceFacts = remembered((resource: Resource): ResourceFacts => {
  const { attributes, relationships, actions, identities, policies, stateMachine } = resource;
  return {
    key: nameKey(resource.name),
    attributesByKey: attributesByKey(nameKey(resource.name), attributes),
    relationshipsByKey: new Map(
      relationships.map((relationship) => [nameKey(relationship.name), relationship]),
    ),
    fields: new Set([
      'id',
      ...attributes.map((attribute) => attribute.name),
      ...relationships.flatMap(({ kind, name }) => (kind === 'belongs_to' ? [`${name}_id`] : [])),
    ]),
    actionNames: new Set(actions.map((action) => action.name)),
    destinations: new Set(
      relationships.map((relationship) => relationship.destination).filter((name) => name !== resource.name),
    ),
    joins: relationships.flatMap(({ through, destination }) =>
      through === undefined ? [] : [[through, destination] as const],
    ),
    size:
      1 +
      attributes.length +
      relationships.length +
      actions.length +
      identities.length +
      policies.length +
      (stateMachine?.transitions.length ?? 0),
  };
});

/** `number` of `Room` is found as `room_number`, too, and the other way round; a name as written goes first. */
function attributesByKey(owner: string, attributes: readonly Attribute[]): ReadonlyMap<string, Attribute> {
  const keys = attributes.map((attribute) => [nameKey(attribute.name), attribute] as const);
  const result = new Map(keys);
  for (const [key, attribute] of keys) {
    const other = key.startsWith(owner) ? key.slice(owner.length) : owner + key;
    if (other !== '' && !result.has(other)) result.set(other, attribute);
  }
  return result;
}

export interface ModelFacts {
  readonly model: DomainModel;
  readonly byName: ReadonlyMap<string, Resource>;
  /** By {@link nameKey}; the first wins. */
  readonly byKey: ReadonlyMap<string, Resource>;
  /** Names of the resources that point to a resource. */
  readonly pointedAtBy: ReadonlyMap<string, ReadonlySet<string>>;
  /** Names of the resources that many-to-many relationships lead to, by the join resource they go through. */
  readonly joined: ReadonlyMap<string, ReadonlySet<string>>;
  readonly size: number;
}

export const modelFacts = remembered((model: DomainModel): ModelFacts => {
  const byName = new Map<string, Resource>();
  const byKey = new Map<string, Resource>();
  const pointedAtBy = new Map<string, Set<string>>();
  const joined = new Map<string, Set<string>>();
  let size = 0;
  for (const resource of model.resources) {
    const facts = resourceFacts(resource);
    if (!byName.has(resource.name)) byName.set(resource.name, resource);
    if (!byKey.has(facts.key)) byKey.set(facts.key, resource);
    size += facts.size;
    for (const destination of facts.destinations) addTo(pointedAtBy, destination, resource.name);
    for (const [join, destination] of facts.joins) addTo(joined, join, destination);
  }
  return { model, byName, byKey, pointedAtBy, joined, size };
});

function addTo(sets: Map<string, Set<string>>, key: string, value: string): void {
  const known = sets.get(key);
  if (known === undefined) sets.set(key, new Set([value]));
  else known.add(value);
}
