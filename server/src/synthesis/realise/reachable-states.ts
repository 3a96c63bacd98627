/** Only states that a record can be in may be left: a last look at a state machine once all its transitions are known. */
import type { Resource } from '../../model/domain-model.ts';
import { keep, mapKept } from '../edit/model-edit.ts';

/**
 * Takes states that nothing leads to out of the origins of transitions. Where that would leave none, the text says where
 * the change starts but not how a record gets there, so records may begin there.
 */
export function leaveReachableStates(resource: Resource): Resource {
  const machine = resource.stateMachine;
  if (machine === undefined) return resource;
  const reached = new Set([...machine.initialStates, ...machine.transitions.map(({ to }) => to)]);
  const begun = new Set(machine.initialStates);
  const transitions = mapKept(machine.transitions, (transition) => {
    const from = keep(transition.from, (state) => reached.has(state));
    if (from.length > 0) return from === transition.from ? transition : { ...transition, from };
    for (const state of transition.from) begun.add(state);
    return transition;
  });
  if (transitions === machine.transitions && begun.size === machine.initialStates.length) return resource;
  return { ...resource, stateMachine: { ...machine, initialStates: [...begun], transitions } };
}
