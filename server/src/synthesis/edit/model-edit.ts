/** Changes of a model that share everything they do not change. */
import type { Attribute, DomainModel, Relationship, Resource } from '../../model/domain-model.ts';

/** A resource with a name and nothing else. */
export function emptyResource(name: string, satisfies: readonly string[]): Resource {
  return {
    name,
    extensions: [],
    attributes: [],
    relationships: [],
    identities: [],
    actions: [],
    policies: [],
    satisfies,
  };
}

export function findResource(model: DomainModel, name: string): Resource | undefined {
  return model.resources.find((resource) => resource.name === name);
}

export function addResource(model: DomainModel, resource: Resource): DomainModel {
  return { ...model, resources: [...model.resources, resource] };
}

/** The model with `change` applied to the first resource of this name; the same model when nothing changed. */
export function mapResource(
  model: DomainModel,
  name: string,
  change: (resource: Resource) => Resource,
): DomainModel {
  let done = false;
  return mapResources(model, (resource) => {
    if (done || resource.name !== name) return resource;
    done = true;
    return change(resource);
  });
}

/** The model with `change` applied to every resource; the same model when nothing changed. */
export function mapResources(model: DomainModel, change: (resource: Resource) => Resource): DomainModel {
  const resources = mapKept(model.resources, change);
  return resources === model.resources ? model : { ...model, resources };
}

/** `Array.map` that gives the same array back when every item stayed the same. */
export function mapKept<T>(items: readonly T[], change: (item: T) => T): readonly T[] {
  let changed = false;
  const result = items.map((item) => {
    const next = change(item);
    if (next !== item) changed = true;
    return next;
  });
  return changed ? result : items;
}

/** `Array.filter` that gives the same array back when every item stayed. */
export function keep<T>(items: readonly T[], test: (item: T) => boolean): readonly T[] {
  const result = items.filter(test);
  return result.length === items.length ? items : result;
}

/** The union of two lists of ids, in order; the first list itself when nothing is new. */
export function union(first: readonly string[], second: readonly string[]): readonly string[] {
  const fresh = second.filter((id) => !first.includes(id));
  return fresh.length === 0 ? first : [...first, ...new Set(fresh)];
}

/** The resource with the attribute, which callers may then set when they create or update a record. */
export function withAttribute(resource: Resource, attribute: Attribute): Resource {
  return acceptEverywhere({ ...resource, attributes: [...resource.attributes, attribute] }, attribute.name);
}

/** The resource with the relationship; the key of a `belongs_to` can be set on create and update. */
export function withRelationship(resource: Resource, relationship: Relationship): Resource {
  const grown = { ...resource, relationships: [...resource.relationships, relationship] };
  return relationship.kind === 'belongs_to' ? acceptEverywhere(grown, `${relationship.name}_id`) : grown;
}

/** Every create action and the default update accept the field. */
function acceptEverywhere(resource: Resource, field: string): Resource {
  const actions = mapKept(resource.actions, (action) => {
    const takesFields = action.kind === 'create' || (action.kind === 'update' && action.name === 'update');
    if (!takesFields || action.accept.includes(field)) return action;
    return { ...action, accept: [...action.accept, field] };
  });
  return { ...resource, actions };
}

/** Names of attributes and relationships, which share one name space, and the keys that `belongs_to` gives. */
export function takenFields(resource: Resource): ReadonlySet<string> {
  return new Set([
    'id',
    ...resource.attributes.map(({ name }) => name),
    ...resource.relationships.flatMap(({ name, kind }) =>
      kind === 'belongs_to' ? [name, `${name}_id`] : [name],
    ),
  ]);
}
