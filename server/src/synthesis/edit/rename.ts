/** Renaming an element together with every reference to it. */
import type { DomainModel, Relationship, Resource } from '../../model/domain-model.ts';
import { mapKept, mapResources } from './model-edit.ts';

const swap = (from: string, to: string) => (name: string) => (name === from ? to : name);

/** The model with the resource called `to`; relationships that lead to or through it follow. */
export function renameResource(model: DomainModel, from: string, to: string): DomainModel {
  return mapResources(model, (resource) => {
    const relationships = mapKept(resource.relationships, (relationship) => {
      if (relationship.destination !== from && relationship.through !== from) return relationship;
      const { through, ...rest } = relationship;
      return {
        ...rest,
        destination: swap(from, to)(relationship.destination),
        ...(through === undefined ? {} : { through: swap(from, to)(through) }),
      };
    });
    const name = swap(from, to)(resource.name);
    return name === resource.name && relationships === resource.relationships
      ? resource
      : { ...resource, name, relationships };
  });
}

/** The resource with the attribute called `to` in identities, `accept` and the state machine, too. */
export function renameAttribute(resource: Resource, from: string, to: string): Resource {
  const renamed = renameField(resource, from, to);
  const attributes = mapKept(resource.attributes, (attribute) =>
    attribute.name === from ? { ...attribute, name: to } : attribute,
  );
  const machine = resource.stateMachine;
  if (machine?.stateAttribute !== from) return { ...renamed, attributes };
  return { ...renamed, attributes, stateMachine: { ...machine, stateAttribute: to } };
}

/** The model with one relationship of `owner` called `to`; for a `belongs_to` its key and its inverses follow. */
export function renameRelationship(
  model: DomainModel,
  owner: string,
  relationship: Relationship,
  to: string,
): DomainModel {
  const isKey = relationship.kind === 'belongs_to';
  const [oldKey, newKey] = [`${relationship.name}_id`, `${to}_id`];
  return mapResources(model, (resource) => {
    if (resource.name === owner) {
      const renamed = isKey ? renameField(resource, oldKey, newKey) : resource;
      const relationships = mapKept(resource.relationships, (each) =>
        each === relationship ? { ...each, name: to } : each,
      );
      return { ...renamed, relationships };
    }
    if (!isKey || resource.name !== relationship.destination) return resource;
    const relationships = mapKept(resource.relationships, (each) =>
      each.destination === owner && each.destinationAttribute === oldKey
        ? { ...each, destinationAttribute: newKey }
        : each,
    );
    return relationships === resource.relationships ? resource : { ...resource, relationships };
  });
}

/** The resource with the action called `to` in policies and transitions, too. */
export function renameAction(resource: Resource, from: string, to: string): Resource {
  const change = swap(from, to);
  const machine = resource.stateMachine;
  return {
    ...resource,
    actions: mapKept(resource.actions, (action) => (action.name === from ? { ...action, name: to } : action)),
    policies: mapKept(resource.policies, (policy) =>
      policy.actions.includes(from) ? { ...policy, actions: policy.actions.map(change) } : policy,
    ),
    ...(machine === undefined
      ? {}
      : {
          stateMachine: {
            ...machine,
            transitions: mapKept(machine.transitions, (transition) =>
              transition.action === from ? { ...transition, action: to } : transition,
            ),
          },
        }),
  };
}

function renameField(resource: Resource, from: string, to: string): Resource {
  const change = swap(from, to);
  return {
    ...resource,
    identities: mapKept(resource.identities, (identity) =>
      identity.keys.includes(from) ? { ...identity, keys: identity.keys.map(change) } : identity,
    ),
    actions: mapKept(resource.actions, (action) =>
      action.accept.includes(from) ? { ...action, accept: action.accept.map(change) } : action,
    ),
  };
}
