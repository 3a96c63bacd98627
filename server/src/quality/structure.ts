/**
 * What is wrong with a model as such: names that lead nowhere and names that stand twice. The checker of the language
 * finds the same and more in a text; this form needs none, so that evolution can ask it of every individual.
 */
import type { Resource } from '../model/domain-model.ts';
import { holdsValue, oneOf } from './correspondence/types.ts';
import { type ModelFacts, remembered, resourceFacts } from './facts.ts';

export interface StructuralProblem {
  readonly resource: string;
  /** A clause without a full stop: `Visit accepts room_id, which it does not have`. */
  readonly message: string;
}

/** All problems of the model; the part that one resource decides alone is computed once for each resource. */
export function structuralProblems(model: ModelFacts): readonly StructuralProblem[] {
  const problems: StructuralProblem[] = [];
  const seen = new Set<string>();
  for (const resource of model.model.resources) {
    const { name } = resource;
    if (seen.has(name)) problems.push({ resource: name, message: `${name} is defined twice` });
    seen.add(name);
    problems.push(...ownProblems(resource));
    for (const { name: field, destination, destinationAttribute, through } of resource.relationships) {
      const target = model.byName.get(destination);
      const say = (what: string): void => {
        problems.push({ resource: name, message: `${name}.${field} ${what}` });
      };
      if (target === undefined) say(`leads to ${destination}, which does not exist`);
      else if (destinationAttribute !== undefined && !resourceFacts(target).fields.has(destinationAttribute))
        say(`needs ${destination}.${destinationAttribute}, which does not exist`);
      if (through !== undefined && !model.byName.has(through))
        say(`goes through ${through}, which does not exist`);
    }
  }
  return problems;
}

const ownProblems = remembered((resource: Resource): readonly StructuralProblem[] => {
  const { name, attributes, relationships, identities, actions, policies, stateMachine } = resource;
  const problems: StructuralProblem[] = [];
  const say = (message: string): void => {
    problems.push({ resource: name, message });
  };
  const { fields, actionNames } = resourceFacts(resource);
  const keys = relationships.flatMap((each) => (each.kind === 'belongs_to' ? [`${each.name}_id`] : []));
  const names = [
    'id',
    ...attributes.map((each) => each.name),
    ...relationships.map((each) => each.name),
    ...keys,
  ];
  for (const twice of repeated(names)) say(`${name}.${twice} stands twice`);
  for (const twice of repeated(actions.map((each) => each.name))) say(`${name} has two actions ${twice}`);
  for (const twice of repeated(identities.map((each) => each.name)))
    say(`${name} has two identities ${twice}`);
  for (const { name: attribute, type, default: initial } of attributes)
    if (initial !== undefined && !holdsValue(type, initial))
      say(`${name}.${attribute} is ${type.name}, which cannot hold its default`);
  for (const identity of identities)
    for (const key of identity.keys)
      if (!fields.has(key))
        say(`the identity ${identity.name} of ${name} needs ${key}, which does not exist`);
  for (const action of actions)
    for (const field of action.accept)
      if (!fields.has(field)) say(`${name}.${action.name} accepts ${field}, which does not exist`);
  for (const policy of policies)
    for (const action of policy.actions)
      if (!actionNames.has(action)) say(`a policy of ${name} speaks of ${action}, which is no action`);
  if (stateMachine === undefined) {
    for (const { name: action, transitionTo } of actions)
      if (transitionTo !== undefined)
        say(`${name}.${action} moves to ${transitionTo}, but there is no state machine`);
    return problems;
  }
  const holder = attributes.find((each) => each.name === stateMachine.stateAttribute);
  const known = holder === undefined ? [] : oneOf(holder.type);
  if (holder !== undefined && holder.type.name !== 'atom')
    say(`${name}.${holder.name} holds states, but is no atom`);
  const states = new Set([...stateMachine.initialStates, ...stateMachine.transitions.map(({ to }) => to)]);
  const check = (state: string, where: string): void => {
    if (!states.has(state)) say(`${where} of ${name} names the state ${state}, which does not exist`);
  };
  if (!stateMachine.initialStates.includes(stateMachine.defaultInitialState))
    say(`${name} begins in ${stateMachine.defaultInitialState}, which is no initial state`);
  if (known.length > 0)
    for (const state of states)
      if (!known.includes(state))
        say(`${name} may be ${state}, which ${stateMachine.stateAttribute} does not allow`);
  for (const { action, from, to } of stateMachine.transitions) {
    if (!actionNames.has(action))
      say(`a transition of ${name} needs the action ${action}, which does not exist`);
    for (const state of [...from, to]) check(state, `the transition ${action}`);
  }
  for (const { name: action, transitionTo } of actions)
    if (transitionTo !== undefined) check(transitionTo, `the action ${action}`);
  return problems;
});

function repeated(names: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) twice.add(name);
    seen.add(name);
  }
  return [...twice];
}
