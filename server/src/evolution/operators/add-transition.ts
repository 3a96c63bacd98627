/** Makes a state reachable that nothing leads to, or gives a resource with states a state machine. */
import type { Resource } from '../../model/domain-model.ts';
import { oneOf } from '../../quality/correspondence/types.ts';
import { mapResource } from '../../synthesis/edit/model-edit.ts';
import { fromEarlier, statusOf } from '../../synthesis/patterns/lifecycle.ts';
import { leaveReachableStates } from '../../synthesis/realise/reachable-states.ts';
import { withStates, withTransition } from '../../synthesis/realise/state-machine.ts';
import { choose, type Operator } from '../operator.ts';

export const addTransition: Operator = {
  name: 'add_transition',
  summary: 'Adds a transition, with its action, to a state that nothing leads to.',
  apply(model, { random }) {
    const places = model.resources.flatMap((resource) =>
      unreached(resource).map((state) => ({ resource, state })),
    );
    const place = choose(random, places);
    const status = place && statusOf(place.resource);
    if (place === undefined || status === undefined) return undefined;
    const states = oneOf(status.type);
    const grown = mapResource(model, place.resource.name, (resource) =>
      leaveReachableStates(
        withTransition(withStates(resource, states, status.satisfies), {
          action: `mark_as_${place.state}`,
          from: fromEarlier(place.state, states),
          to: place.state,
          satisfies: status.satisfies,
        }),
      ),
    );
    return { model: grown, description: `Let ${place.resource.name} become ${place.state}` };
  },
};

function unreached(resource: Resource): readonly string[] {
  const status = statusOf(resource);
  if (status === undefined) return [];
  const machine = resource.stateMachine;
  const states = oneOf(status.type);
  if (machine === undefined) return states.slice(1);
  const reached = new Set([...machine.initialStates, ...machine.transitions.map(({ to }) => to)]);
  return states.filter((state) => !reached.has(state));
}
