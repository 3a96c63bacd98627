/** Takes names that lead nowhere out of the element that holds them. */
import type { Attribute, DomainModel, Resource } from '../../model/domain-model.ts';
import { holdsValue } from '../../quality/correspondence/types.ts';
import { type ModelFacts, modelFacts, resourceFacts } from '../../quality/facts.ts';
import { structuralProblems } from '../../quality/structure.ts';
import { keep, mapKept, mapResource } from '../../synthesis/edit/model-edit.ts';
import type { Operator } from '../operator.ts';

export const mendDangling: Operator = {
  name: 'mend_dangling',
  summary: 'Removes names that lead nowhere, and defaults that their type cannot hold, from one resource.',
  apply(model, { random }) {
    const facts = modelFacts(model);
    const problems = structuralProblems(facts);
    for (const name of random.shuffle([...new Set(problems.map(({ resource }) => resource))])) {
      const mended = mapResource(model, name, (resource) => withoutDangling(resource, facts));
      if (mended === model) continue;
      const description = `Remove names that lead nowhere, and defaults that cannot be, from ${name}`;
      return { model: mended, description };
    }
    return undefined;
  },
};

/** The resource with only names that lead somewhere; the same resource when all do. */
export function withoutDangling(resource: Resource, facts: ModelFacts): Resource {
  const relationships = keep(resource.relationships, ({ destination, destinationAttribute, through }) => {
    const target = facts.byName.get(destination);
    if (target === undefined || (through !== undefined && !facts.byName.has(through))) return false;
    return destinationAttribute === undefined || resourceFacts(target).fields.has(destinationAttribute);
  });
  const linked = relationships === resource.relationships ? resource : { ...resource, relationships };
  const { fields, actionNames } = resourceFacts(linked);
  const attributes = mapKept(linked.attributes, (attribute) => withoutMisfit(attribute, linked));
  const actions = mapKept(linked.actions, (action) => {
    const accept = keep(action.accept, (field) => fields.has(field));
    return accept === action.accept ? action : { ...action, accept };
  });
  const identities = keep(linked.identities, ({ keys }) => keys.every((key) => fields.has(key)));
  const policies = keep(
    mapKept(linked.policies, (policy) => {
      const known = keep(policy.actions, (action) => actionNames.has(action));
      return known === policy.actions ? policy : { ...policy, actions: known };
    }),
    (policy) => policy.actions.length > 0,
  );
  const machine = linked.stateMachine;
  const transitions = machine && keep(machine.transitions, ({ action }) => actionNames.has(action));
  const same =
    linked === resource &&
    attributes === resource.attributes &&
    actions === resource.actions &&
    identities === resource.identities &&
    policies === resource.policies &&
    transitions === machine?.transitions;
  if (same) return resource;
  return {
    ...linked,
    attributes,
    actions,
    identities,
    policies,
    ...(machine === undefined || transitions === undefined
      ? {}
      : { stateMachine: { ...machine, transitions } }),
  };
}

/** The attribute without a default that its type cannot hold; one that holds states becomes an atom again. */
function withoutMisfit(attribute: Attribute, { stateMachine }: Resource): Attribute {
  const { default: initial, ...rest } = attribute;
  if (stateMachine?.stateAttribute === attribute.name && attribute.type.name !== 'atom') {
    const { initialStates, defaultInitialState, transitions } = stateMachine;
    const states = new Set([...initialStates, ...transitions.flatMap(({ from, to }) => [...from, to])]);
    const type = { name: 'atom', constraints: { one_of: [...states].map((atom) => ({ atom })) } };
    return { ...rest, type, allowNil: false, default: { atom: defaultInitialState } };
  }
  return initial === undefined || holdsValue(attribute.type, initial) ? attribute : rest;
}

/** The whole model with only names that lead somewhere; what one pass uncovers the next one mends. */
export function mendAll(model: DomainModel): DomainModel {
  let result = model;
  for (let pass = 0; pass < 4; pass++) {
    const facts = modelFacts(result);
    const resources = mapKept(result.resources, (resource) => withoutDangling(resource, facts));
    if (resources === result.resources) break;
    result = { ...result, resources };
  }
  return result;
}
