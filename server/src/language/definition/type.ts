/** Data types as documents write them (`array(string)`, `custom(Priority)`), with their constraints, and values of them. */
import type { Node } from '../../dsl/nodes/bind.ts';
import { elementName } from '../../dsl/nodes/bind.ts';
import type { OptionType } from '../../dsl/schema/schema.ts';
import { dotted, type Expression, type NameExpression, nameText } from '../../dsl/syntax/syntax.ts';
import { matchArguments } from '../../dsl/values/call-value.ts';
import type { Json } from '../../model/definition/expression.ts';
import type { DefaultValue, TypeDefinition } from '../../model/definition/resource.ts';
import { compileCall, isCallOf } from './call.ts';
import { elementsIn } from './elements.ts';
import { optional, type Reading } from './reading.ts';

/** A type whose values nobody looks into. */
const anyValue: TypeDefinition = { name: 'term', constraints: {} };

/** Types that are made of types that are made of … end here. */
const deepest = 8;

/** The type that `option` of an element names, with what its `constraints` add. */
export function typeOf(node: Node, reading: Reading, option = 'type'): TypeDefinition | undefined {
  const located = reading.value(node, option);
  if (!located) return undefined;
  const type = compileType(located.expression, located.node, reading);
  const more = reading.written(node, 'constraints');
  return more ? narrowed(type, jsonEntries(more.expression, more.node, reading)) : type;
}

/** A type; `node` is the one whose events tell what its names mean. */
function compileType(expression: Expression, node: Node, reading: Reading, depth = 0): TypeDefinition {
  if (expression.kind !== 'name' || depth > deepest) return anyValue;
  const schema = node.document.vocabulary.functions.get('type')?.get(dotted(expression));
  if (!schema) return anyValue;
  let items: TypeDefinition | undefined;
  const constraints = new Map<string, Json>();
  for (const parameter of schema.options.values())
    if (parameter.default)
      constraints.set(parameter.name, jsonOf(parameter.default, { kind: 'any' }, node, reading));
  for (const { argument, parameter } of matchArguments(expression, schema)) {
    if (parameter?.type.kind === 'any_of' && schema.parameters[0] === parameter)
      return madeType(argument.value, expression, node, reading, depth) ?? anyValue;
    if (parameter && isType(parameter.type)) items = compileType(argument.value, node, reading, depth + 1);
    else if (parameter)
      constraints.set(parameter.name, jsonOf(argument.value, parameter.type, node, reading));
  }
  const isList = schema.name === 'list' || schema.name === 'array';
  const own = constraints.get('items');
  constraints.delete(isList ? 'items' : '');
  const narrowedItems = items && isRecord(own) ? narrowed(items, own) : items;
  return {
    name: isList ? 'array' : schema.name,
    constraints: Object.fromEntries(constraints),
    ...optional('items', isList ? (narrowedItems ?? anyValue) : undefined),
  };
}

/** A type that the documents make: an enumeration, a narrower type, a struct, an embedded resource. */
function madeType(
  name: Expression,
  call: NameExpression,
  node: Node,
  reading: Reading,
  depth: number,
): TypeDefinition | undefined {
  const element = referredAt(name, node, reading);
  if (!element) {
    reading.refuse(node, `There is no type \`${nameText(name) ?? ''}\`.`, call.span);
    return undefined;
  }
  const made = elementName(element) ?? '';
  switch (element.schema?.keyword) {
    case 'enum_type':
      return {
        name: 'atom',
        constraints: {
          one_of: elementsIn([element], ['value'], reading).map((each) => elementName(each) ?? ''),
          'unsafe_to_atom?': false,
        },
      };
    case 'new_type': {
      const located = reading.value(element, 'subtype_of');
      const type = located ? compileType(located.expression, located.node, reading, depth + 1) : anyValue;
      const more = reading.written(element, 'constraints');
      return more ? narrowed(type, jsonEntries(more.expression, more.node, reading)) : type;
    }
    case 'typed_struct':
      return {
        name: 'struct',
        constraints: { instance_of: made, fields: fieldsOf(element, reading), 'preserve_nil_values?': false },
      };
    default:
      return { name: 'struct', constraints: { instance_of: made, 'preserve_nil_values?': false } };
  }
}

function fieldsOf(struct: Node, reading: Reading): Json {
  return Object.fromEntries(
    elementsIn([struct], ['field'], reading).map((field) => {
      const type = typeOf(field, reading) ?? anyValue;
      const value = defaultOf(field, 'default', reading);
      return [
        elementName(field) ?? '',
        {
          type: typeJson(type),
          'allow_nil?': reading.flag(field, 'allow_nil?', true),
          ...(value && 'value' in value ? { default: value.value } : {}),
        },
      ];
    }),
  );
}

/** A type among constraints, which are JSON. */
function typeJson({ name, constraints, items }: TypeDefinition): Json {
  return { name, constraints, ...(items ? { items: typeJson(items) } : {}) };
}

function narrowed(type: TypeDefinition, more: Readonly<Record<string, Json>>): TypeDefinition {
  const { items, ...others } = more;
  const inner = type.items && isRecord(items) ? narrowed(type.items, items) : type.items;
  return {
    ...type,
    constraints: { ...type.constraints, ...(type.items ? others : more) },
    ...optional('items', inner),
  };
}

function isRecord(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isType(type: OptionType): boolean {
  return type.kind === 'call' && type.of === 'type';
}

/** The element that a name in the type of a node means. */
function referredAt(name: Expression, node: Node, { names }: Reading): Node | undefined {
  for (const at of [node, ...node.children])
    for (const event of at.events)
      if (event.event === 'reference' && event.span.start === name.span.start)
        return names.resolve(at, event)?.node;
  return undefined;
}

/** The default that an option names: a value, or a call that makes one each time. */
export function defaultOf(node: Node, option: string, reading: Reading): DefaultValue | undefined {
  const located = reading.value(node, option);
  if (!located) return undefined;
  const { expression } = located;
  if (expression.kind === 'name' && expression.args && isCallOf(expression, 'generated_value', node))
    return { call: compileCall(expression, 'generated_value', located.node, reading) };
  const json = jsonOf(expression, { kind: 'any' }, located.node, reading);
  // Empty brackets are a map, too, where one is wanted.
  const isEmpty = Array.isArray(json) && json.length === 0;
  return { value: isEmpty && isMap(typeOf(node, reading)) ? {} : json };
}

function isMap(type: TypeDefinition | undefined): boolean {
  return type?.name === 'map' || type?.name === 'keyword' || type?.name === 'struct';
}

function jsonEntries(expression: Expression, node: Node, reading: Reading): Readonly<Record<string, Json>> {
  const json = jsonOf(expression, { kind: 'map' }, node, reading);
  return isRecord(json) ? json : {};
}

/** A value that is data, where names are text. Types in it are as {@link TypeDefinition}. */
export function jsonOf(value: Expression, type: OptionType, node: Node, reading: Reading): Json {
  if (isType(type)) return typeJson(compileType(value, node, reading));
  switch (value.kind) {
    case 'literal':
      return value.value;
    case 'list': {
      const { items } = value;
      const inner = (each: Expression, name: string | undefined) =>
        jsonOf(each, innerType(type, name), node, reading);
      const isMap = items.length > 0 ? items.every(({ name }) => name !== undefined) : type.kind === 'map';
      if (isMap)
        return Object.fromEntries(
          items.map((item) => [item.name?.text ?? '', inner(item.value, item.name?.text)]),
        );
      return items.map((item) =>
        item.name ? { [item.name.text]: inner(item.value, item.name.text) } : inner(item.value, undefined),
      );
    }
    case 'name':
      if (!value.args) return dotted(value);
  }
  reading.refuse(node, 'A value is expected here that is known before anything runs.', value.span);
  return null;
}

function innerType(type: OptionType, name: string | undefined): OptionType {
  if (type.kind === 'map')
    return type.keys?.find((key) => key.name === name)?.type ?? type.values ?? { kind: 'any' };
  return type.kind === 'list' || type.kind === 'wrap_list' ? type.of : { kind: 'any' };
}
