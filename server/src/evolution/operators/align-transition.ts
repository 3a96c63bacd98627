/** Brings an action and its transition together where one of them is missing or says something else. */
import type { Resource, Transition } from '../../model/domain-model.ts';
import { keep, mapResource } from '../../synthesis/edit/model-edit.ts';
import { fromEarlier } from '../../synthesis/patterns/lifecycle.ts';
import { leaveReachableStates } from '../../synthesis/realise/reachable-states.ts';
import { statesOf, withTransition } from '../../synthesis/realise/state-machine.ts';
import { choose, type Operator } from '../operator.ts';

export const alignTransition: Operator = {
  name: 'align_transition',
  summary: 'Gives an action that moves to a state its transition, and a transition the action that makes it.',
  apply(model, { random }) {
    const places = model.resources.flatMap((resource) =>
      torn(resource).map((transition) => ({ resource, transition })),
    );
    const place = choose(random, places);
    if (place === undefined) return undefined;
    const { resource, transition } = place;
    const aligned = mapResource(model, resource.name, (each) => {
      const machine = each.stateMachine;
      if (machine === undefined) return each;
      const transitions = keep(
        machine.transitions,
        ({ action, to }) => action !== transition.action || to !== transition.to,
      );
      return leaveReachableStates(
        withTransition({ ...each, stateMachine: { ...machine, transitions } }, transition),
      );
    });
    return {
      model: aligned,
      description: `Let ${resource.name}.${transition.action} and its transition both lead to ${transition.to}`,
    };
  },
};

/** The transitions that should be, where action and transition do not say the same. */
function torn(resource: Resource): readonly Transition[] {
  const machine = resource.stateMachine;
  if (machine === undefined) return [];
  const states = statesOf(resource);
  const halves = machine.transitions.filter(({ action }) => {
    const found = resource.actions.find(({ name }) => name === action);
    return found === undefined || found.transitionTo === undefined;
  });
  const lonely = resource.actions.flatMap(({ name, transitionTo, satisfies }) => {
    if (transitionTo === undefined || !states.includes(transitionTo)) return [];
    if (machine.transitions.some(({ action, to }) => action === name && to === transitionTo)) return [];
    return [{ action: name, from: fromEarlier(transitionTo, states), to: transitionTo, satisfies }];
  });
  return [...halves, ...lonely];
}
