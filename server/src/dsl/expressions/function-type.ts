/** Types of calls: what the definition says a function returns, by the name of a data type or of a parameter. */

import type { Names } from '../names/names.ts';
import type { Node } from '../nodes/bind.ts';
import { declaredType, typeByName } from '../schema/declared-type.ts';
import type { FunctionSchema, OptionType } from '../schema/schema.ts';
import { dotted, type Expression, type NameExpression } from '../syntax/syntax.ts';
import { matchArguments } from '../values/call-value.ts';
import { type ExpressionType, unknownType } from './expression-type.ts';
import { fieldType } from './fields.ts';

export interface CallPlace {
  readonly node: Node;
  readonly names: Names;
  /** The type of an argument that is an expression. */
  typeOf(expression: Expression): ExpressionType;
}

/**
 * The type of a call. `returns x`, where `x` is a parameter: what it names holds (`reference`), the data type it is
 * (`type`), or the type of its value (`expression`). Functions that stand for a value from outside (templates) say
 * nothing, and are what their only argument names.
 */
export function typeOfCall(call: NameExpression, schema: FunctionSchema, place: CallPlace): ExpressionType {
  const { returns, kind } = schema;
  const parameters = [...schema.parameters, ...schema.options.values()];
  const parameter =
    returns === undefined && kind === 'template' && call.args?.length === 1
      ? parameters.find(({ type }) => type.kind === 'reference')
      : parameters.find(({ name }) => name === returns);
  if (!parameter)
    return returns === undefined ? unknownType : typeByName(returns, place.node.document.vocabulary);
  const given = matchArguments(call, schema).find((each) => each.parameter === parameter);
  return given ? typeByParameter(given.argument.value, parameter.type, place) : unknownType;
}

function typeByParameter(value: Expression, type: OptionType, place: CallPlace): ExpressionType {
  switch (type.kind) {
    case 'call':
      return type.of === 'type' ? declaredType(value, place.node, place.names) : unknownType;
    case 'expression':
      return place.typeOf(value);
    case 'reference':
      return value.kind === 'name' ? typeOfNamed(value, place) : unknownType;
    default:
      return unknownType;
  }
}

/** What the element holds that a reference in the arguments of a call names. */
function typeOfNamed(name: NameExpression, { node, names }: CallPlace): ExpressionType {
  const last = name.path.at(-1)?.text;
  const reference = node.events.find(
    (event) =>
      event.event === 'reference' &&
      name.span.start <= event.span.start &&
      event.span.end === name.span.end &&
      (event.name === last || event.name === dotted(name)),
  );
  const declaration = reference?.event === 'reference' ? names.resolve(node, reference) : undefined;
  return declaration ? fieldType(declaration, names) : unknownType;
}
