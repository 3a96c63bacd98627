/** State machines, and the attribute that holds the state. */
import type { Node } from '../../dsl/nodes/bind.ts';
import type { AttributeDefinition, StateMachineDefinition } from '../../model/definition/resource.ts';
import { elementsIn, sectionsIn } from './elements.ts';
import { optional, type Reading } from './reading.ts';

/** The state machine of a resource. `*` stays as it is in actions; in states it is all of them. */
export function readStateMachine(
  parts: readonly Node[],
  reading: Reading,
): StateMachineDefinition | undefined {
  const sections = sectionsIn(parts, 'state_machine', reading);
  const [first] = sections;
  if (!first) return undefined;
  const transitions = elementsIn(sectionsIn(sections, 'transitions', reading), ['transition'], reading).map(
    (node) => ({
      action: reading.text(node, 'action') ?? '',
      from: reading.words(node, 'from'),
      to: reading.words(node, 'to'),
    }),
  );
  const words = (option: string) => sections.flatMap((each) => reading.words(each, option));
  const initialStates = words('initial_states');
  const named = [
    ...initialStates,
    ...transitions.flatMap(({ from, to }) => [...from, ...to]),
    ...words('extra_states'),
    ...words('deprecated_states'),
  ];
  const states = [...new Set(named)].filter((state) => state !== '*');
  const all = (some: readonly string[]) => (some.includes('*') ? states : some);
  const only = initialStates.length === 1 ? initialStates[0] : undefined;
  return {
    stateAttribute: reading.text(first, 'state_attribute') ?? 'state',
    initialStates,
    ...optional('defaultInitialState', reading.text(first, 'default_initial_state') ?? only),
    states,
    transitions: transitions.map(({ action, from, to }) => ({ action, from: all(from), to: all(to) })),
  };
}

/** The attributes, where the one of the state takes its states and nothing else, and begins as the machine does. */
export function withStates(
  attributes: readonly AttributeDefinition[],
  machine: StateMachineDefinition | undefined,
): readonly AttributeDefinition[] {
  if (!machine) return attributes;
  const { states, stateAttribute, defaultInitialState } = machine;
  return attributes.map((attribute) => {
    const { type, name } = attribute;
    if (name !== stateAttribute) return attribute;
    return {
      ...attribute,
      ...(attribute.default || defaultInitialState === undefined
        ? {}
        : { default: { value: defaultInitialState } }),
      ...(type.name === 'atom' && !('one_of' in type.constraints)
        ? { type: { ...type, constraints: { ...type.constraints, one_of: states } } }
        : {}),
    };
  });
}
