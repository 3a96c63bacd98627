/** A status that only moves forward: what is over stays over, and every status can be reached. */
import type { Attribute, Resource } from '../../model/domain-model.ts';
import { leadsTo } from '../../quality/correspondence/participles.ts';
import { oneOf } from '../../quality/correspondence/types.ts';
import { listed } from '../../quality/metric.ts';
import { mapResources } from '../edit/model-edit.ts';
import { type OriginRule, statesOf, withStates, withTransition } from '../realise/state-machine.ts';
import type { Pattern } from './pattern.ts';

/** States that nothing follows, and states that break off from wherever one is. */
const final =
  /^(?:cancell?ed|completed?|closed|rejected|declined|done|finished|archived|expired|returned|delivered|paid|refunded|withdrawn|failed|resolved|terminated)$/;
const brokenOff = /^(?:cancell?ed|rejected|declined|expired|withdrawn|failed|terminated|lost)$/;

/** From every earlier state of the list that is not over; a state that breaks off may follow any that is not over. */
export const fromEarlier: OriginRule = (to, states) => {
  const index = states.indexOf(to);
  const open = states.filter((state) => state !== to && !final.test(state));
  const before = brokenOff.test(to) ? open : open.filter((state) => states.indexOf(state) < index);
  return before.length > 0 ? before : open;
};

export const lifecycle: Pattern = {
  name: 'lifecycle',
  summary:
    'A status becomes a state machine in which every state can be reached and what is over stays over.',
  source: 'State pattern over status codes (Harel, Statecharts, 1987; Coad, Modeling in Color, 1999).',
  stage: 'action',
  apply(model) {
    const done: string[] = [];
    const sources: string[] = [];
    const result = mapResources(model, (resource) => {
      const status = statusOf(resource);
      if (status === undefined) return resource;
      const grown = reachAll(resource, status);
      if (grown !== resource) {
        done.push(resource.name);
        sources.push(...status.satisfies);
      }
      return grown;
    });
    if (done.length === 0) return undefined;
    return {
      model: result,
      note: `The status of ${listed(done)} only moves forward, and every state got an action that leads to it`,
      sources,
    };
  },
};

/** The enumeration that holds the states of a life. */
export function statusOf(resource: Resource): Attribute | undefined {
  const own = resource.stateMachine?.stateAttribute;
  return resource.attributes.find(
    ({ name, type }) =>
      oneOf(type).length > 1 &&
      (own === undefined ? /^(?:.*_)?(?:status|stage|phase)$/.test(name) : name === own),
  );
}

/** Every state of the list gets a transition that leads to it. */
function reachAll(resource: Resource, status: Attribute): Resource {
  const ready =
    resource.stateMachine === undefined
      ? withStates(resource, oneOf(status.type), status.satisfies)
      : resource;
  const states = statesOf(ready);
  const machine = ready.stateMachine;
  if (machine === undefined) return resource;
  return states.reduce((grown, state) => {
    const reached =
      machine.initialStates.includes(state) ||
      (grown.stateMachine?.transitions.some(({ to }) => to === state) ?? false);
    if (reached) return grown;
    const from = fromEarlier(state, states);
    // «A customer cancels an order» is how an order becomes cancelled, and needs no second action that does it.
    const deed = grown.actions.find(
      ({ kind, name, transitionTo }) =>
        kind !== 'destroy' && transitionTo === undefined && leadsTo(name, state),
    );
    return withTransition(grown, {
      action: deed?.name ?? `mark_as_${state}`,
      from,
      to: state,
      satisfies: deed === undefined || deed.satisfies.length === 0 ? status.satisfies : deed.satisfies,
    });
  }, ready);
}
