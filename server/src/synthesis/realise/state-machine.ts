/** From changes of state to the state machine of a resource, with an action for each transition. */
import type { Attribute, Resource, StateMachine, Transition } from '../../model/domain-model.ts';
import { atomName, fieldName, uniqueName } from '../../model/naming.ts';
import type { StateChange } from '../../model/specification.ts';
import { oneOf } from '../../quality/correspondence/types.ts';
import { actionKindOf } from '../../quality/correspondence/verbs.ts';
import { transitionName } from '../../quality/expectations/state-change.ts';
import { mapKept, takenFields, union } from '../edit/model-edit.ts';

/** Which states a change may start from, when the text does not say. */
export type OriginRule = (to: string, states: readonly string[]) => readonly string[];

/** The state of a record that nothing has happened to, when the text names no state but the one it comes to. */
const beforeAll = 'new';

/** The literal reading: from every other state. */
export const fromEveryOther: OriginRule = (to, states) => states.filter((state) => state !== to);

/** The resource with one more change of state; its state machine is made or grown. */
export function realiseStateChange(
  resource: Resource,
  change: StateChange,
  origins: OriginRule = fromEveryOther,
): Resource {
  const to = atomName(change.to);
  const from = change.from === undefined ? undefined : atomName(change.from);
  const holder = stateAttribute(resource, [to]);
  const others = holder === undefined ? [] : oneOf(holder.type).filter((state) => state !== to);
  const begun = from ?? (others.length === 0 ? beforeAll : undefined);
  const ready = withStates(resource, begun === undefined ? [to] : [begun, to], change.sources);
  const machine = ready.stateMachine;
  if (machine === undefined) return ready;
  const action = transitionName(change);
  const kind = actionKindOf(change.action);
  if (kind === 'create' && from === undefined && machine.initialStates.includes(to)) return ready;
  const origin = from === undefined ? origins(to, statesOf(ready)) : [from];
  if (origin.length === 0) return resource;
  return withTransition(ready, { action, from: origin, to, satisfies: change.sources });
}

/** The resource with a state machine that knows `states`. */
export function withStates(
  resource: Resource,
  states: readonly string[],
  sources: readonly string[],
): Resource {
  const found = stateAttribute(resource, states);
  const own = resource.stateMachine;
  const known = found === undefined ? [] : oneOf(found.type);
  const moved =
    own === undefined
      ? []
      : [...own.initialStates, ...own.transitions.flatMap(({ from, to }) => [...from, to])];
  const [first = '', ...rest] = states;
  const ordered =
    known.length === 1 && states.length > 1 ? [first, ...known, ...rest] : [...known, ...moved, ...states];
  const all = [...new Set(ordered)];
  const initial = resource.stateMachine?.defaultInitialState ?? initialState(found, all, states);
  const attribute: Attribute = {
    ...(found ?? {
      name: own?.stateAttribute ?? uniqueName(fieldName('state'), takenFields(resource)),
      public: true,
      satisfies: sources,
    }),
    type: { name: 'atom', constraints: { one_of: all.map((atom) => ({ atom })) } },
    allowNil: false,
    default: { atom: initial },
  };
  const machine: StateMachine = resource.stateMachine ?? {
    initialStates: [initial],
    defaultInitialState: initial,
    stateAttribute: attribute.name,
    transitions: [],
  };
  const attributes =
    found === undefined
      ? [...resource.attributes, attribute]
      : mapKept(resource.attributes, (each) => (each === found ? attribute : each));
  return {
    ...resource,
    attributes,
    stateMachine: machine,
    actions: mapKept(resource.actions, (action) =>
      action.accept.includes(attribute.name)
        ? { ...action, accept: action.accept.filter((name) => name !== attribute.name) }
        : action,
    ),
  };
}

/** The states that the state attribute allows. */
export function statesOf(resource: Resource): readonly string[] {
  const name = resource.stateMachine?.stateAttribute;
  const attribute = resource.attributes.find((each) => each.name === name);
  return attribute === undefined ? [] : oneOf(attribute.type);
}

/** The resource with the transition and an update action that makes it; an action that leads elsewhere stays as it is. */
export function withTransition(resource: Resource, wanted: Transition): Resource {
  const machine = resource.stateMachine;
  if (machine === undefined) return resource;
  const busy = resource.actions.some(
    ({ name, transitionTo }) =>
      name === wanted.action && transitionTo !== undefined && transitionTo !== wanted.to,
  );
  const transition = busy ? { ...wanted, action: fieldName(`${wanted.action}_as_${wanted.to}`) } : wanted;
  const same = machine.transitions.find(
    ({ action, to }) => action === transition.action && to === transition.to,
  );
  const transitions =
    same === undefined
      ? [...machine.transitions, transition]
      : machine.transitions.map((each) =>
          each === same
            ? {
                ...each,
                from: union(each.from, transition.from),
                satisfies: union(each.satisfies, transition.satisfies),
              }
            : each,
        );
  const move = { transitionTo: transition.to };
  const existing = resource.actions.find((action) => action.name === transition.action);
  const actions =
    existing === undefined
      ? [
          ...resource.actions,
          {
            kind: 'update' as const,
            name: transition.action,
            accept: [],
            ...move,
            satisfies: transition.satisfies,
          },
        ]
      : resource.actions.map((action) =>
          action === existing
            ? {
                ...action,
                kind: 'update' as const,
                accept: action.kind === 'update' ? action.accept : [],
                ...move,
                satisfies: union(action.satisfies, transition.satisfies),
              }
            : action,
        );
  return { ...resource, actions, stateMachine: { ...machine, transitions } };
}

/** The attribute that holds the states: the machine's own, or the enumeration that knows most of them. */
function stateAttribute(resource: Resource, states: readonly string[]): Attribute | undefined {
  const own = resource.stateMachine?.stateAttribute;
  if (own !== undefined) return resource.attributes.find(({ name }) => name === own);
  const score = (attribute: Attribute): number => {
    const known = oneOf(attribute.type);
    const shared = states.filter((state) => known.includes(state)).length;
    const named = /^(?:.*_)?(?:status|state|stage|phase)$/.test(attribute.name) ? 1 : 0;
    const stringlike = known.length > 0 || named > 0;
    return stringlike ? shared * 2 + named : 0;
  };
  return resource.attributes.reduce<Attribute | undefined>(
    (best, each) => (score(each) > (best === undefined ? 0 : score(best)) ? each : best),
    undefined,
  );
}

/** The default, or else the first state of the enumeration. */
function initialState(
  found: Attribute | undefined,
  all: readonly string[],
  states: readonly string[],
): string {
  const given = found?.default;
  if (typeof given === 'object' && given !== null && 'atom' in given) return given.atom;
  return all[0] ?? states[0] ?? beforeAll;
}
