/** Whether records can live: be made, be seen, and pass through every state they know. */
import type { Resource } from '../../model/domain-model.ts';
import { oneOf } from '../correspondence/types.ts';
import { remembered, resourceFacts } from '../facts.ts';
import { listed, type Measurement, type Metric, nothing, type Subject } from '../metric.ts';

export const behaviour: Metric = {
  name: 'behaviour',
  summary:
    'Records can be made and read, states can be reached and left or are final, and actions fit their transitions.',
  source:
    'Reachability and liveness of state machines (Harel, 1987); life cycle completeness (CRUD matrix, Martin, 1981).',
  weight: 8,
  intrinsic: true,
  measure({ facts }: Subject): Measurement | undefined {
    const { resources } = facts.model;
    if (resources.length === 0) return nothing;
    const sum = resources.reduce((total, resource) => total + lifeOf(resource).value, 0);
    return {
      value: sum / resources.length,
      reasons: () => {
        const faults = resources.flatMap((resource) => lifeOf(resource).faults);
        const all = resources.reduce((total, resource) => total + lifeOf(resource).all, 0);
        return [
          `${all - faults.length} of ${all} checks on the lives of records pass${faults.length > 0 ? `; not so: ${listed(faults)}` : ''}.`,
        ];
      },
    };
  },
};

interface Life {
  readonly all: number;
  readonly faults: readonly string[];
  /** 0 to 1; 0 when no record can ever be made or read. */
  readonly value: number;
}

const lifeOf = remembered((resource: Resource): Life => {
  const { all, faults } = checkLife(resource);
  const kinds = new Set(resource.actions.map(({ kind }) => kind));
  const lives = kinds.has('create') && kinds.has('read');
  return { all, faults, value: lives ? 1 - faults.length / all : 0 };
});

function checkLife(resource: Resource): Omit<Life, 'value'> {
  const { name, actions, attributes, relationships, stateMachine } = resource;
  const faults: string[] = [];
  let all = 0;
  const check = (kept: boolean, fault: string): void => {
    all += 1;
    if (!kept) faults.push(fault);
  };
  const creates = actions.filter(({ kind }) => kind === 'create');
  check(creates.length > 0, `no action makes a ${name}`);
  check(
    actions.some(({ kind }) => kind === 'read'),
    `no action reads ${name}`,
  );
  const needed = [
    ...attributes.filter((each) => !each.allowNil && each.default === undefined).map((each) => each.name),
    ...relationships
      .filter((each) => each.kind === 'belongs_to' && !each.allowNil)
      .map((each) => `${each.name}_id`),
  ].filter((field) => field !== stateMachine?.stateAttribute);
  for (const create of creates) {
    const missing = needed.filter((field) => !create.accept.includes(field));
    check(missing.length === 0, `${name}.${create.name} cannot be given ${missing.join(', ')}`);
  }
  // A join says that two things belong together: it comes and goes, but nothing in it can change.
  check(
    attributes.length === 0 || actions.some(({ kind }) => kind === 'update'),
    `no action changes a ${name}`,
  );
  const status = attributes.find(
    (each) => /^(?:.*_)?(?:status|state)$/.test(each.name) && oneOf(each.type).length > 1,
  );
  if (stateMachine === undefined) {
    if (status !== undefined)
      check(false, `${name}.${status.name} has states, but nothing moves between them`);
    return { all, faults };
  }
  const { transitions, initialStates, stateAttribute } = stateMachine;
  const holder = attributes.find((each) => each.name === stateAttribute);
  const states = new Set([
    ...(holder === undefined ? [] : oneOf(holder.type)),
    ...initialStates,
    ...transitions.map(({ to }) => to),
  ]);
  const reached = new Set(initialStates);
  for (let before = -1; before !== reached.size; ) {
    before = reached.size;
    for (const { from, to } of transitions) if (from.some((state) => reached.has(state))) reached.add(to);
  }
  for (const state of states) check(reached.has(state), `${name} never becomes ${state}`);
  const left = new Set(transitions.flatMap(({ from }) => from));
  check(transitions.length > 0, `${name} has states, but no transition`);
  for (const state of initialStates)
    check(states.size < 2 || left.has(state), `${name} never leaves ${state}`);
  const { actionNames } = resourceFacts(resource);
  for (const transition of transitions) {
    const action = actions.find((each) => each.name === transition.action);
    const fits = actionNames.has(transition.action) && action?.transitionTo === transition.to;
    check(fits, `${name}.${transition.action} does not move to ${transition.to} as its transition says`);
  }
  for (const { name: action, transitionTo } of actions)
    if (transitionTo !== undefined)
      check(
        transitions.some((each) => each.action === action && each.to === transitionTo),
        `${name}.${action} moves to ${transitionTo}, but no transition allows it`,
      );
  return { all, faults };
}
