/** What conditions can ask of a value that is a call: what kind of function it is of, and its arguments. */

import type { Names } from '../names/names.ts';
import { type Node, valueIn } from '../nodes/bind.ts';
import { plain, type Value } from '../nodes/member.ts';
import type { FunctionSchema, Parameter } from '../schema/schema.ts';
import { dotted, type Expression, type NameExpression } from '../syntax/syntax.ts';
import { matchArguments } from '../values/call-value.ts';
import { visitValue } from '../values/value.ts';
import type { ValueEvent } from '../values/value-event.ts';

interface Call {
  readonly node: Node;
  readonly call: NameExpression;
  readonly kind: string;
  readonly schema: FunctionSchema;
}

/** Whether the value of an argument or option is a call of a function of a kind; nil when there is none. */
export function isCall(element: Node, option: string, kind: string): boolean | null {
  return valueIn(element, option) ? callIn(element, option)?.kind === kind : null;
}

/** An argument of the call that is the value of an argument or option: the element that it names, or else its plain value. */
export function argumentOf(element: Node, option: string, wanted: string, names: Names | undefined): Value {
  const found = callIn(element, option);
  if (!found) return null;
  const { node, call, schema } = found;
  const parameter = schema.options.get(wanted) ?? schema.parameters.find((each) => each.name === wanted);
  const value = parameter && (given(call, schema, wanted) ?? defaultOf(parameter, call, schema));
  if (!value) return null;
  const events = visitValue(value, parameter.type, node.document.vocabulary);
  return leadsTo(node, events, names) ?? plain(value);
}

function callIn(element: Node, option: string): Call | undefined {
  const value = valueIn(element, option);
  if (!value) return undefined;
  for (const event of value.node.events)
    if (event.event === 'call' && event.call === value.expression && event.schema)
      return { node: value.node, call: event.call, kind: event.kind, schema: event.schema };
  return undefined;
}

function given(call: NameExpression, schema: FunctionSchema, name: string): Expression | undefined {
  return matchArguments(call, schema).find(({ parameter }) => parameter?.name === name)?.argument.value;
}

/** What counts when it is left out: `^other` stands for another argument. */
function defaultOf(
  { default: otherwise }: Parameter,
  call: NameExpression,
  schema: FunctionSchema,
): Expression | undefined {
  return otherwise?.kind === 'template' ? given(call, schema, dotted(otherwise.target)) : otherwise;
}

function leadsTo(node: Node, events: readonly ValueEvent[], names: Names | undefined): Node | undefined {
  const reference = events.findLast((event) => event.event === 'reference');
  return reference?.event === 'reference' ? names?.resolve(node, reference)?.node : undefined;
}
