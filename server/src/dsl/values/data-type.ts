/** Values of data types: what a document may write where an attribute's type says `integer(min: 0)`. */

import type { Names } from '../names/names.ts';
import { type Node, valueAround } from '../nodes/bind.ts';
import { oneOf } from '../schema/option-type.ts';
import type { OptionType } from '../schema/schema.ts';
import { dotted, type Expression, type NameExpression } from '../syntax/syntax.ts';
import type { ValueEvent } from './value-event.ts';

/**
 * The type of option that values of a data type have, where the parameter or option `of` beside a node names it:
 * what its function says, narrowed by the constraints `min`, `max` and `one_of`. `undefined` when nothing is known.
 */
export function typeOfValues(node: Node, of: string): OptionType | undefined {
  const named = valueAround(node, of);
  if (named?.expression.kind !== 'name') return undefined;
  const { vocabulary, uri } = named.node.document;
  return valuesOf(named.expression, vocabulary.functions.get('type'), uri);
}

/** The parameter or option that says the data type of an element. */
const typeOption = 'type';

/** The type of a value of a data type: of what is named beside it in its call, or in the statement around it. */
export function typeOfTyped(
  node: Node,
  { of, bound, beside }: Extract<ValueEvent, { event: 'typed' }>,
  names: Names,
): OptionType | undefined {
  const declaration = beside && names.resolve(node, beside);
  if (beside && !declaration) return undefined;
  const type = declaration ? typeOfValues(declaration.node, typeOption) : typeOfValues(node, of);
  return bound && type?.kind === 'number' ? { kind: 'number', whole: type.whole } : type;
}

type Functions = ReadonlyMap<string, { readonly value?: OptionType }> | undefined;

function valuesOf(call: NameExpression, functions: Functions, uri: string): OptionType | undefined {
  const value = functions?.get(dotted(call))?.value;
  return value && narrowed(value, call, uri);
}

function narrowed(value: OptionType, call: NameExpression, uri: string): OptionType {
  const listed = constraint(call, 'one_of');
  if (listed?.kind === 'list') {
    const values = listed.items.map((item) => item.value);
    return oneOf(
      values.filter((each) => each.kind !== 'literal' || each.value !== null),
      uri,
    );
  }
  if (value.kind !== 'number') return value;
  const min = numberOf(constraint(call, 'min'));
  const max = numberOf(constraint(call, 'max'));
  return { ...value, ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
}

function constraint({ args }: NameExpression, name: string): Expression | undefined {
  return args?.find((argument) => argument.name?.text === name)?.value;
}

function numberOf(expression: Expression | undefined): number | undefined {
  return expression?.kind === 'literal' && typeof expression.value === 'number'
    ? expression.value
    : undefined;
}
