/** Expressions of documents as data: names are fields or stand for themselves, as the checks see it. */

import { scopeOf } from '../../dsl/names/names.ts';
import type { Node } from '../../dsl/nodes/bind.ts';
import type { FunctionSchema, OptionType } from '../../dsl/schema/schema.ts';
import {
  type Argument,
  dotted,
  type Expression,
  isPlain,
  type NameExpression,
  nameText,
} from '../../dsl/syntax/syntax.ts';
import { matchArguments } from '../../dsl/values/call-value.ts';
import { chosenType } from '../../dsl/values/chosen-type.ts';
import { fieldKind } from '../../dsl/values/expression-value.ts';
import type { Expr } from '../../model/definition/expression.ts';
import { optional, type Reading } from './reading.ts';

/** An expression in a value of the node. */
export function compileExpression(expression: Expression, node: Node, reading: Reading): Expr {
  const inner = (each: Expression) => compileExpression(each, node, reading);
  switch (expression.kind) {
    case 'literal':
      return { kind: 'literal', value: expression.value };
    case 'operation':
      return { kind: 'operation', operator: expression.operator, operands: expression.operands.map(inner) };
    case 'template':
      return reading.template(expression.target, node) ?? compileTemplate(expression.target);
    case 'list':
      return compileItems(expression.items, inner);
    case 'name':
      if (!isPlain(expression)) return compileFunction(expression, node, reading);
      return isValue(expression, node, reading)
        ? { kind: 'atom', name: dotted(expression) }
        : { kind: 'ref', path: pathOf(expression) };
  }
}

/** A name that is no field, or stands where there are no fields at all, as in reactors. */
function isValue(name: NameExpression, node: Node, reading: Reading): boolean {
  return scopeOf(node, fieldKind) === undefined || reading.inferenceOf(node).isValue(name);
}

/** A list, or a map when its items have names. */
function compileItems(items: readonly Argument[], inner: (each: Expression) => Expr): Expr {
  if (items.length > 0 && items.every(({ name }) => name !== undefined))
    return {
      kind: 'map',
      entries: Object.fromEntries(items.map(({ name, value }) => [name?.text ?? '', inner(value)])),
    };
  return { kind: 'list', items: items.map(({ value }) => inner(value)) };
}

/** `^arg(note)`, also as `arg(note)` where a template is asked for. `^ref(name, path)` is a field like any other. */
export function compileTemplate(target: NameExpression): Expr {
  const names = (target.args ?? []).map(({ value }) => namesIn(value));
  const of = dotted(target);
  if (of === 'ref') {
    const [field = [], path = []] = names;
    return { kind: 'ref', path: [...path, ...field] };
  }
  return { kind: 'template', of, path: names.flat() };
}

/** The names in a value that is one of them or a list, with paths taken apart. */
export function namesIn(expression: Expression): readonly string[] {
  if (expression.kind === 'list') return expression.items.flatMap(({ value }) => namesIn(value));
  if (isPlain(expression)) return pathOf(expression);
  return expression.kind === 'literal' ? [String(expression.value)] : [];
}

function pathOf({ path }: NameExpression): readonly string[] {
  return path.map(({ text }) => text);
}

/** A function, or a calculation of the record that takes arguments. */
function compileFunction(call: NameExpression, node: Node, reading: Reading): Expr {
  const schema = node.document.vocabulary.functions.get('expression')?.get(dotted(call));
  return schema
    ? compileCallOf(call, schema, node, reading)
    : compileUnknown(call, (each) => compileExpression(each, node, reading));
}

function compileUnknown(call: NameExpression, inner: (each: Expression) => Expr): Expr {
  const given = call.args ?? [];
  const named = given.flatMap(({ name, value }) => (name ? [[name.text, inner(value)] as const] : []));
  return {
    kind: 'call',
    name: dotted(call),
    args: given.flatMap(({ name, value }) => (name ? [] : [inner(value)])),
    ...(named.length > 0 ? { named: Object.fromEntries(named) } : {}),
  };
}

/** Positional arguments in order, with the defaults of those that are left out; options by name. */
function compileCallOf(call: NameExpression, schema: FunctionSchema, node: Node, reading: Reading): Expr {
  const matched = matchArguments(call, schema);
  const inner = (value: Expression, type: OptionType) => compileArgument(value, type, node, reading);
  const args: Expr[] = [];
  for (const parameter of schema.parameters) {
    const given = matched.filter((each) => each.parameter === parameter);
    if (given.length > 0) args.push(...given.map(({ argument }) => inner(argument.value, parameter.type)));
    else if (parameter.default) args.push(inner(parameter.default, parameter.type));
    else break;
  }
  const named = matched.flatMap(({ argument, parameter }) =>
    parameter && schema.options.has(parameter.name)
      ? [[parameter.name, inner(argument.value, parameter.type)] as const]
      : [],
  );
  return {
    kind: 'call',
    name: schema.name,
    args,
    ...optional('named', named.length > 0 ? Object.fromEntries(named) : undefined),
  };
}

/** An argument as its type has it: fields and relationships are paths, types are calls, other names stand for themselves. */
function compileArgument(value: Expression, type: OptionType, node: Node, reading: Reading): Expr {
  const { vocabulary } = node.document;
  const plainItem = (each: Expression) => compilePlain(each, node, reading);
  switch (type.kind) {
    case 'expression':
      return compileExpression(value, node, reading);
    case 'reference':
      return isPlain(value) ? { kind: 'ref', path: pathOf(value) } : plainItem(value);
    case 'any_of':
      return compileArgument(value, chosenType(value, type.types, vocabulary), node, reading);
    case 'list':
    case 'wrap_list':
      return value.kind === 'list'
        ? compileItems(value.items, (each) => compileArgument(each, type.of, node, reading))
        : compileArgument(value, type.of, node, reading);
    case 'tuple':
      return value.kind === 'list'
        ? {
            kind: 'list',
            items: value.items.map((item, index) =>
              compileArgument(item.value, type.items[index] ?? { kind: 'any' }, node, reading),
            ),
          }
        : plainItem(value);
    case 'map':
      return value.kind === 'list'
        ? {
            kind: 'map',
            entries: Object.fromEntries(
              value.items.flatMap(({ name, value: entry }) => {
                const key = type.keys?.find((each) => each.name === name?.text);
                const of = key?.type ?? type.values ?? { kind: 'any' };
                return name ? [[name.text, compileArgument(entry, of, node, reading)] as const] : [];
              }),
            ),
          }
        : plainItem(value);
    default:
      return plainItem(value);
  }
}

/** A value in which names stand for themselves. */
function compilePlain(value: Expression, node: Node, reading: Reading): Expr {
  const inner = (each: Expression) => compilePlain(each, node, reading);
  switch (value.kind) {
    case 'literal':
      return { kind: 'literal', value: value.value };
    case 'template':
      return reading.template(value.target, node) ?? compileTemplate(value.target);
    case 'list':
      return compileItems(value.items, inner);
    case 'name':
      return isPlain(value)
        ? { kind: 'atom', name: nameText(value) ?? dotted(value) }
        : compileUnknown(value, inner);
    case 'operation':
      return { kind: 'operation', operator: value.operator, operands: value.operands.map(inner) };
  }
}
