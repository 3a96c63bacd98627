/** Removing an element together with everything that would dangle without it. */
import type { DomainModel, Relationship, Resource } from '../../model/domain-model.ts';
import { keep, mapKept, mapResource, mapResources } from './model-edit.ts';

/** The resource without the attribute; identities on it, and a state machine that lives in it, go too. */
export function withoutAttribute(resource: Resource, name: string): Resource {
  const { stateMachine, ...rest } = withoutField(resource, name);
  const result = { ...rest, attributes: keep(resource.attributes, (attribute) => attribute.name !== name) };
  if (stateMachine === undefined) return result;
  if (stateMachine.stateAttribute !== name) return { ...result, stateMachine };
  return {
    ...result,
    actions: mapKept(result.actions, ({ transitionTo: _gone, ...action }) => action),
  };
}

/** The model without one relationship, and without the inverses that its key carried. */
export function removeRelationship(model: DomainModel, owner: string, gone: Relationship): DomainModel {
  const cleaned = mapResource(model, owner, (resource) => withoutRelationship(resource, gone));
  if (gone.kind !== 'belongs_to') return cleaned;
  const key = `${gone.name}_id`;
  return mapResource(cleaned, gone.destination, (resource) => {
    const inverses = (relationship: Relationship): boolean =>
      relationship.destination === owner && relationship.destinationAttribute === key;
    const relationships = keep(resource.relationships, (relationship) => !inverses(relationship));
    return relationships === resource.relationships ? resource : { ...resource, relationships };
  });
}

/** The model without the resource and without the relationships that lead to or through it. */
export function removeResource(model: DomainModel, name: string): DomainModel {
  const rest = { ...model, resources: keep(model.resources, (resource) => resource.name !== name) };
  return mapResources(rest, (resource) =>
    resource.relationships
      .filter((relationship) => relationship.destination === name || relationship.through === name)
      .reduce(withoutRelationship, resource),
  );
}

/** The resource without the action; policies and transitions of it go too. */
export function withoutAction(resource: Resource, name: string): Resource {
  const actions = keep(resource.actions, (action) => action.name !== name);
  const policies = mapKept(resource.policies, (policy) =>
    policy.actions.includes(name)
      ? { ...policy, actions: policy.actions.filter((action) => action !== name) }
      : policy,
  ).filter((policy) => policy.actions.length > 0);
  const result = { ...resource, actions, policies };
  if (resource.stateMachine === undefined) return result;
  const transitions = keep(resource.stateMachine.transitions, (transition) => transition.action !== name);
  return { ...result, stateMachine: { ...resource.stateMachine, transitions } };
}

function withoutRelationship(resource: Resource, gone: Relationship): Resource {
  const cleaned = gone.kind === 'belongs_to' ? withoutField(resource, `${gone.name}_id`) : resource;
  return { ...cleaned, relationships: keep(resource.relationships, (relationship) => relationship !== gone) };
}

/** Without what speaks of the field: identities, and its place in `accept`. */
function withoutField(resource: Resource, field: string): Resource {
  return {
    ...resource,
    identities: keep(resource.identities, (identity) => !identity.keys.includes(field)),
    actions: mapKept(resource.actions, (action) =>
      action.accept.includes(field)
        ? { ...action, accept: action.accept.filter((name) => name !== field) }
        : action,
    ),
  };
}
