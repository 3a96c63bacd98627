/** Takes names that lead nowhere out of the element that holds them. */
import type { DomainModel, Resource } from '../../model/domain-model.ts';
import { type ModelFacts, modelFacts, resourceFacts } from '../../quality/facts.ts';
import { structuralProblems } from '../../quality/structure.ts';
import { keep, mapKept, mapResource } from '../../synthesis/edit/model-edit.ts';
import { choose, type Operator } from '../operator.ts';

export const mendDangling: Operator = {
  name: 'mend_dangling',
  summary: 'Removes names that lead nowhere from one resource.',
  apply(model, { random }) {
    const facts = modelFacts(model);
    const problems = structuralProblems(facts);
    const chosen = choose(random, [...new Set(problems.map(({ resource }) => resource))]);
    if (chosen === undefined) return undefined;
    const mended = mapResource(model, chosen, (resource) => withoutDangling(resource, facts));
    if (mended === model) return undefined;
    return { model: mended, description: `Remove names from ${chosen} that lead nowhere` };
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
    actions === resource.actions &&
    identities === resource.identities &&
    policies === resource.policies &&
    transitions === machine?.transitions;
  if (same) return resource;
  return {
    ...linked,
    actions,
    identities,
    policies,
    ...(machine === undefined || transitions === undefined
      ? {}
      : { stateMachine: { ...machine, transitions } }),
  };
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
