/** Moves between states: `transition_state` and `next_state`, allowed only where a transition of the document leads. */
import type { StateMachineDefinition } from '../../model/definition/resource.ts';
import type { Changeset } from '../changeset.ts';
import { attributeOf, changeAttribute, refuse } from '../changing.ts';
import type { ChangeOf, Making } from '../compiled/making.ts';

function machineOf({ resource }: Making): StateMachineDefinition {
  if (!resource.stateMachine) throw new Error(`${resource.name} has no state machine.`);
  return resource.stateMachine;
}

const names = (states: readonly string[], state: string): boolean =>
  states.includes('*') || states.includes(state);

/** The states that an action may lead to from a state. */
export function targets(machine: StateMachineDefinition, action: string, from: string): readonly string[] {
  const found = machine.transitions
    .filter((each) => each.action === action || each.action === '*')
    .filter((each) => names(each.from, from))
    .flatMap(({ to }) => (to.includes('*') ? machine.states : to));
  return [...new Set(found)];
}

/** The state that the record was in before the action: its own, not one that the action has set by now. */
function stateOf({ data }: Changeset, machine: StateMachineDefinition): string | undefined {
  const state = data?.[machine.stateAttribute];
  return typeof state === 'string' ? state : undefined;
}

export const transitionState: ChangeOf = (args, making) => {
  const machine = machineOf(making);
  const target = args.name('target');
  if (machine.states.length > 0 && !machine.states.includes(target))
    throw new Error(`${making.resource.name} has no state ${target}.`);
  return (changeset) => moved(changeset, machine, target);
};

function moved(changeset: Changeset, machine: StateMachineDefinition, target: string): Changeset {
  const { stateAttribute } = machine;
  const from = stateOf(changeset, machine);
  if (from === undefined)
    return machine.initialStates.includes(target)
      ? changeAttribute(changeset, stateAttribute, target)
      : refuse(changeset, stateAttribute, 'invalid_initial_state', `cannot begin as ${target}`);
  const possible = targets(machine, changeset.action.name, from);
  if (!possible.includes(target))
    return refuse(
      changeset,
      stateAttribute,
      'no_matching_transition',
      `cannot go from ${from} to ${target} with ${changeset.action.name}${possible.length > 0 ? `, only to ${possible.join(', ')}` : ''}`,
    );
  return changeAttribute(changeset, stateAttribute, target);
}

export const nextState: ChangeOf = (_, making) => {
  const machine = machineOf(making);
  const { stateAttribute } = machine;
  return (changeset) => {
    const from = stateOf(changeset, machine);
    if (from === undefined)
      return refuse(changeset, stateAttribute, 'no_matching_transition', 'has no state to go on from');
    const [next, ...others] = targets(machine, changeset.action.name, from);
    if (next !== undefined && others.length === 0) return changeAttribute(changeset, stateAttribute, next);
    return next === undefined
      ? refuse(
          changeset,
          stateAttribute,
          'no_matching_transition',
          `cannot go on from ${from} with ${changeset.action.name}`,
        )
      : refuse(
          changeset,
          stateAttribute,
          'ambiguous_transition',
          `can go from ${from} to ${[next, ...others].join(', ')}: one has to be named`,
        );
  };
};

/** A record begins in an initial state, whoever chose it. */
export function checkInitialState(changeset: Changeset): Changeset {
  const machine = changeset.resource.stateMachine;
  if (!machine || changeset.data) return changeset;
  const state = attributeOf(changeset, machine.stateAttribute);
  if (state === null || machine.initialStates.length === 0 || machine.initialStates.includes(String(state)))
    return changeset;
  return refuse(
    changeset,
    machine.stateAttribute,
    'invalid_initial_state',
    `cannot begin as ${String(state)}, only as ${machine.initialStates.join(', ')}`,
  );
}
