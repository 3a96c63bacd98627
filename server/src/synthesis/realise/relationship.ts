/** From a relationship of the specification to relationships of the two resources, with a join resource when needed. */
import type { DomainModel, Relationship, Resource } from '../../model/domain-model.ts';
import { fieldName, plural, resourceName, snakeCase, uniqueName } from '../../model/naming.ts';
import type { SpecRelationship } from '../../model/specification.ts';
import { isRequired, isSingle } from '../../quality/correspondence/multiplicity.ts';
import {
  addResource,
  emptyResource,
  findResource,
  mapKept,
  mapResource,
  takenFields,
  union,
  withRelationship,
} from '../edit/model-edit.ts';
import { defaultActions } from './action.ts';
import { withIdentity } from './attribute.ts';

/**
 * The model with `wanted` between the resources named `from` and `to`, which must be there; the side «many» holds the
 * key. A second relationship between the same two confirms the first: English repeats itself more often than two
 * resources are linked twice.
 */
export function realiseRelationship(
  model: DomainModel,
  from: string,
  to: string,
  wanted: SpecRelationship,
): DomainModel {
  const role = roleOf(wanted, to);
  const confirmed = role === undefined ? confirm(model, from, to, wanted) : undefined;
  if (confirmed !== undefined) return confirmed;
  const fromOne = isSingle(wanted.fromMultiplicity);
  const toOne = isSingle(wanted.toMultiplicity);
  const { sources } = wanted;
  if (!fromOne && !toOne) return joinResources(model, from, to, sources);
  const whole = wanted.kind === 'composition';
  const pointing = toOne && fromOne && pointsAt(wanted);
  const subjectHolds = toOne && (!fromOne || pointing);
  return subjectHolds
    ? connect(model, {
        holder: from,
        target: to,
        many: !fromOne || mayShare(wanted),
        required: isRequired(wanted.toMultiplicity),
        sources,
        ...(role === undefined ? {} : { name: fieldName(role) }),
      })
    : connect(model, {
        holder: to,
        target: from,
        many: !toOne,
        required: whole || isRequired(wanted.fromMultiplicity),
        sources,
      });
}

/** `source_account` of an account: what tells one link to a resource from another. */
function roleOf({ name, toMultiplicity }: SpecRelationship, to: string): string | undefined {
  return isSingle(toMultiplicity) && name.endsWith(`_${snakeCase(to)}`) ? name : undefined;
}

/** One to one: «an invoice is for an appointment» points at it; «a patient may have a policy» and parts are owned. */
function pointsAt({ kind, toMultiplicity }: SpecRelationship): boolean {
  return kind === 'association' && isRequired(toMultiplicity);
}

/** «A policy has an insurer» does not say that no other policy has the same one. */
function mayShare({ name }: SpecRelationship): boolean {
  return /^(?:has|have|include|includes|contain|contains|with)$/.test(name);
}

/** A `belongs_to` of `holder` and its inverse on `target`. */
export interface Connection {
  /** The resource that gets the key. */
  readonly holder: string;
  readonly target: string;
  /** Whether many holders may share one target. */
  readonly many: boolean;
  /** Whether a holder cannot be without its target. */
  readonly required: boolean;
  readonly sources: readonly string[];
  /** Name of the `belongs_to`; by default that of the target. */
  readonly name?: string;
}

export function connect(model: DomainModel, connection: Connection): DomainModel {
  const { holder, target, many, required, sources } = connection;
  const holding = findResource(model, holder);
  if (holding === undefined || findResource(model, target) === undefined) return model;
  const self = holder === target;
  const base = connection.name ?? fieldName(self ? `parent_${snakeCase(target)}` : snakeCase(target));
  const name = uniqueName(base, takenFields(holding));
  const belongsTo: Relationship = {
    kind: 'belongs_to',
    name,
    destination: target,
    allowNil: !required || self,
    satisfies: sources,
  };
  const held = mapResource(model, holder, (resource) => {
    const grown = withRelationship(resource, belongsTo);
    return many ? grown : withIdentity(grown, [`${name}_id`], sources);
  });
  return mapResource(held, target, (resource) => {
    const own = snakeCase(holder);
    const ideal = self ? `child_${plural(own)}` : many ? plural(own) : own;
    return withRelationship(resource, {
      kind: many ? 'has_many' : 'has_one',
      name: uniqueName(fieldName(ideal), takenFields(resource)),
      destination: holder,
      destinationAttribute: `${name}_id`,
      allowNil: true,
      satisfies: sources,
    });
  });
}

/** Many to many: a join resource that belongs to both, once for each pair. */
export function joinResources(
  model: DomainModel,
  from: string,
  to: string,
  sources: readonly string[],
  joinName = resourceName(from === to ? `${from}Link` : `${from}${to}`),
): DomainModel {
  const name = uniqueName(joinName, new Set(model.resources.map((resource) => resource.name)));
  const join = { ...emptyResource(name, sources), actions: defaultActions(['create', 'read', 'destroy']) };
  const ends =
    from === to ? [`from_${snakeCase(from)}`, `to_${snakeCase(to)}`] : [snakeCase(from), snakeCase(to)];
  const [first = '', second = ''] = ends.map((end) => fieldName(end));
  const belongs = (resource: Resource, end: string, destination: string): Resource =>
    withRelationship(resource, {
      kind: 'belongs_to',
      name: end,
      destination,
      allowNil: false,
      satisfies: sources,
    });
  const linked = belongs(belongs(join, first, from), second, to);
  const whole = withIdentity(linked, [`${first}_id`, `${second}_id`], sources);
  const see = (
    grown: DomainModel,
    owner: string,
    relationship: Omit<Relationship, 'allowNil' | 'satisfies'>,
  ) =>
    mapResource(grown, owner, (resource) =>
      withRelationship(resource, {
        ...relationship,
        name: uniqueName(relationship.name, takenFields(resource)),
        allowNil: true,
        satisfies: sources,
      }),
    );
  const added = addResource(model, whole);
  if (from === to)
    return see(added, from, {
      kind: 'has_many',
      name: plural(snakeCase(name)),
      destination: name,
      destinationAttribute: `${first}_id`,
    });
  const manyTo = (other: string) =>
    ({
      kind: 'many_to_many',
      name: fieldName(plural(snakeCase(other))),
      destination: other,
      through: name,
    }) as const;
  return see(see(added, from, manyTo(to)), to, manyTo(from));
}

/** The model with the sources on the link that is there already; undefined when there is none. */
function confirm(
  model: DomainModel,
  from: string,
  to: string,
  wanted: SpecRelationship,
): DomainModel | undefined {
  const links = (owner: string, other: string): boolean =>
    findResource(model, owner)?.relationships.some(({ destination }) => destination === other) ?? false;
  if (!links(from, to) && !links(to, from)) return undefined;
  const required = from !== to && isSingle(wanted.toMultiplicity) && isRequired(wanted.toMultiplicity);
  const traced = mapResource(model, from, confirming(to, wanted.sources, required));
  return from === to ? traced : mapResource(traced, to, confirming(from, wanted.sources, false));
}

/** Traces the links to `destination`; a key may become required, but never optional. */
function confirming(destination: string, sources: readonly string[], required: boolean) {
  return (resource: Resource): Resource => {
    const relationships = mapKept(resource.relationships, (relationship) => {
      if (relationship.destination !== destination) return relationship;
      const satisfies = union(relationship.satisfies, sources);
      const tightened = required && relationship.kind === 'belongs_to' && relationship.allowNil;
      if (satisfies === relationship.satisfies && !tightened) return relationship;
      return { ...relationship, allowNil: tightened ? false : relationship.allowNil, satisfies };
    });
    return relationships === resource.relationships ? resource : { ...resource, relationships };
  };
}
