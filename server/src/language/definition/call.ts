/** Calls of functions that documents register, with their arguments by name: `set_attribute(status, done)`. */
import type { Node } from '../../dsl/nodes/bind.ts';
import type { FunctionSchema, OptionType } from '../../dsl/schema/schema.ts';
import {
  type Argument,
  dotted,
  type Expression,
  type NameExpression,
  nameText,
} from '../../dsl/syntax/syntax.ts';
import { matchArguments } from '../../dsl/values/call-value.ts';
import { chosenType, isListOf, takesList } from '../../dsl/values/chosen-type.ts';
import type { Call, CallValue } from '../../model/definition/expression.ts';
import { compileExpression, compileTemplate } from './expression.ts';
import type { Reading } from './reading.ts';

/** A call of a function of a kind. A name without parentheses is a call without arguments. */
export function compileCall(expression: Expression, kind: string, node: Node, reading: Reading): Call {
  if (expression.kind !== 'name') return { name: nameText(expression) ?? '', args: {} };
  const name = dotted(expression);
  const schema = node.document.vocabulary.functions.get(kind)?.get(name);
  if (!schema) {
    reading.refuse(node, `There is no function \`${name}\` of the kind ${kind}.`, expression.span);
    return { name, args: {} };
  }
  return generated(kind, { name, args: compileArguments(expression, schema, node, reading) });
}

/** What is given, and the defaults of what is not. */
function compileArguments(
  call: NameExpression,
  schema: FunctionSchema,
  node: Node,
  reading: Reading,
): Readonly<Record<string, CallValue>> {
  const matched = matchArguments(call, schema);
  const given = new Map<string, CallValue>();
  for (const parameter of [...schema.parameters, ...schema.options.values()]) {
    const values = matched
      .filter((each) => each.parameter?.name === parameter.name)
      .map(({ argument }) => compileValue(argument.value, parameter.type, node, reading));
    const [value] = values;
    if (parameter.rest && values.length > 0) given.set(parameter.name, values);
    else if (value !== undefined) given.set(parameter.name, value);
    else if (parameter.default?.kind === 'template') {
      const other = given.get(dotted(parameter.default.target));
      if (other !== undefined) given.set(parameter.name, other);
    } else if (parameter.default)
      given.set(parameter.name, compileValue(parameter.default, parameter.type, node, reading));
  }
  return Object.fromEntries(given);
}

/** A value as an argument of a call. */
export function compileValue(value: Expression, type: OptionType, node: Node, reading: Reading): CallValue {
  const inner = (each: Expression, of: OptionType) => compileValue(each, of, node, reading);
  const { vocabulary } = node.document;
  switch (type.kind) {
    case 'expression':
      return { expr: compileExpression(value, node, reading) };
    case 'call':
      if (type.of === 'template')
        return {
          expr: value.kind === 'name' ? compileTemplate(value) : compileExpression(value, node, reading),
        };
      return { call: compileCall(value, type.of, node, reading) };
    case 'code':
      return nameText(value) ?? plain(value, inner);
    case 'any_of':
      return inner(value, chosenType(value, withoutBareCalls(value, type.types), vocabulary));
    case 'all_of':
      return inner(value, type.types[0] ?? { kind: 'any' });
    case 'list':
    case 'wrap_list':
      return value.kind === 'list' && !(takesList(type.of) && !isListOf(value, type, vocabulary))
        ? items(value.items, (each) => inner(each, type.of))
        : [inner(value, type.of)];
    case 'tuple':
      return value.kind === 'list'
        ? value.items.map((item, index) => inner(item.value, type.items[index] ?? { kind: 'any' }))
        : plain(value, inner);
    case 'map':
      if (value.kind !== 'list') return plain(value, inner);
      return entries(value.items, (each, name) => {
        const key = type.keys?.find((known) => known.name === name);
        return inner(each, key?.type ?? type.values ?? { kind: 'any' });
      });
    case 'reference':
      return nameText(value) ?? plain(value, inner);
    default:
      if (value.kind === 'template' || value.kind === 'operation')
        return { expr: compileExpression(value, node, reading) };
      if (value.kind === 'name' && value.args) return { expr: compileExpression(value, node, reading) };
      return plain(value, inner);
  }
}

/** A bare name is a value before it is a call, so that `now` may be one of the values of an attribute. */
function withoutBareCalls(value: Expression, types: readonly OptionType[]): readonly OptionType[] {
  if (value.kind !== 'name' || value.args) return types;
  const others = types.filter(({ kind }) => kind !== 'call');
  return others.length > 0 ? others : types;
}

function plain(value: Expression, inner: (each: Expression, of: OptionType) => CallValue): CallValue {
  if (value.kind === 'literal') return value.value;
  if (value.kind === 'list') return items(value.items, (each) => inner(each, { kind: 'any' }));
  return nameText(value) ?? null;
}

/** A list, or a map when its items have names; single items with names are maps of one entry. */
function items(all: readonly Argument[], inner: (each: Expression) => CallValue): CallValue {
  if (all.length > 0 && all.every(({ name }) => name !== undefined)) return entries(all, inner);
  return all.map((item) => (item.name ? entries([item], inner) : inner(item.value)));
}

function entries(all: readonly Argument[], inner: (each: Expression, name: string) => CallValue): CallValue {
  return {
    map: Object.fromEntries(
      all.flatMap(({ name, value }) => (name ? [[name.text, inner(value, name.text)]] : [])),
    ),
  };
}

/** Functions of Elixir that make values, by the names under which every runtime has them. */
const generators: Readonly<Record<string, string>> = {
  '&DateTime.utc_now/0': 'now',
  '&NaiveDateTime.utc_now/0': 'now',
  '&Date.utc_today/0': 'today',
  '&Ash.UUID.generate/0': 'uuid',
  '&Ecto.UUID.generate/0': 'uuid',
  '&Ash.UUIDv7.generate/0': 'uuid_v7',
};

function generated(kind: string, call: Call): Call {
  const { source } = call.args;
  const name = kind === 'generated_value' && typeof source === 'string' ? generators[source] : undefined;
  return name === undefined ? call : { name, args: {} };
}

/** What a call would be of, for those that take a call or something else. */
export function isCallOf(expression: Expression, kind: string, { document }: Node): boolean {
  return (
    expression.kind === 'name' && document.vocabulary.functions.get(kind)?.has(dotted(expression)) === true
  );
}
