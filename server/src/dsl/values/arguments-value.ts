/** Arguments that stand beside the call they belong to: `attribute size: integer { constraints [min: 0] }`. */
import { type Node, valueAround } from '../nodes/bind.ts';
import type { FunctionSchema, OptionType } from '../schema/schema.ts';
import { visitCallOf } from './call-value.ts';
import type { ValueEvent } from './value-event.ts';

/**
 * What is met in such arguments, as if they stood in the call. Nothing where the function is not known, or is what an element
 * makes of another, whose arguments it takes.
 */
export function eventsOfArguments(
  { items, of }: Extract<ValueEvent, { event: 'arguments' }>,
  node: Node,
): readonly ValueEvent[] {
  const called = valueAround(node, of);
  const call = called?.node.events.find(
    (event) => event.event === 'call' && event.call === called.expression,
  );
  if (call?.event !== 'call' || !call.schema || isMadeOfElement(call.schema)) return [];
  const { path, span } = call.call;
  const { vocabulary } = node.document;
  const events: ValueEvent[] = [];
  const args = items.filter(({ name }) => name !== undefined);
  visitCallOf({ kind: 'name', path, args, span }, call.kind, {
    vocabulary,
    events,
    scope: {},
    beside: undefined,
  });
  // The call itself is looked at where it stands, with its own arguments.
  return events.filter(({ event }) => event !== 'call' && event !== 'missing' && event !== 'repeated');
}

function isMadeOfElement({ parameters }: FunctionSchema): boolean {
  return parameters.some(({ type }) => namesElement(type));
}

function namesElement(type: OptionType): boolean {
  return type.kind === 'any_of' ? type.types.some(namesElement) : type.kind === 'reference';
}
