/** Data types as documents write them (`integer(min: 0)`, `array(string)`), as types of expressions. */

import { type ExpressionType, unknownType } from '../expressions/expression-type.ts';
import type { Names } from '../names/names.ts';
import { effectiveValue, type Node, writtenValue } from '../nodes/bind.ts';
import { dotted, type Expression, type NameExpression, nameText } from '../syntax/syntax.ts';
import { matchArguments } from '../values/call-value.ts';
import type { FunctionSchema, OptionType } from './schema.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The parameter or option that says of what type the values of an element are, and the one with its limits. */
const typeOption = 'type';
const constraintsOption = 'constraints';

/** The kind of name that the values of an enumeration have that a document makes. */
const valueKind = 'enum_value';

/** Types that are made of types that are made of … end here; a circle of them has no type. */
const deepest = 8;

/**
 * The type of the values of an element: of an attribute, a calculation, an argument. Where the definition decides that
 * it is an argument of the element (`set type = field`), it is the type of what that names.
 */
export function dataTypeOf(node: Node, names: Names, option = typeOption, depth = 0): ExpressionType {
  const likeOther = node.schema?.fixed.get(option);
  const other = likeOther && depth < deepest ? namedBy(node, likeOther, names) : undefined;
  if (other) return dataTypeOf(other, names, option, depth + 1);
  const written = effectiveValue(node, option);
  const type = written ? declaredType(written, node, names) : unknownType;
  if (type.is !== 'data' || type.class !== 'text' || type.values) return type;
  const limits = effectiveValue(node, constraintsOption);
  const values = valuesIn(limits?.kind === 'list' ? limits.items : []) ?? statesOf(node, names);
  return values ? { ...type, values } : type;
}

/** The element that an argument leads to. */
function namedBy(node: Node, argument: Expression, names: Names): Node | undefined {
  const text = nameText(argument);
  const parameter = node.schema?.parameters.find(({ name }) => name === text);
  return parameter && leadsOn(parameter.type) ? names.targetOf(node, parameter.name)?.node : undefined;
}

/** The data type that an expression of a node names. */
export function declaredType(expression: Expression, node: Node, names: Names, depth = 0): ExpressionType {
  if (expression.kind !== 'name' || depth > deepest) return unknownType;
  const schema = node.document.vocabulary.functions.get('type')?.get(dotted(expression));
  if (!schema) return unknownType;
  const inner = (each: Expression, of: Node) => declaredType(each, of, names, depth + 1);
  const made = madeType(expression, schema, node, names, inner);
  if (made) return made;
  if (schema.class === 'list') {
    const of = matchArguments(expression, schema).find(({ parameter }) => isType(parameter?.type));
    return { is: 'list', of: of ? inner(of.argument.value, node) : unknownType };
  }
  return { ...typeNamed(schema), ...limitsOf(expression, schema) };
}

/** A data type by its name alone, as definitions name them. */
export function typeByName(name: string, vocabulary: Vocabulary): ExpressionType {
  const schema = vocabulary.functions.get('type')?.get(name);
  return schema ? typeNamed(schema) : unknownType;
}

function typeNamed({ name, class: sort, value }: FunctionSchema): ExpressionType {
  if (sort === undefined || sort === 'other') return unknownType;
  if (sort === 'list') return { is: 'list', of: unknownType };
  return { is: 'data', class: sort, name, ...(value ? { written: value } : {}) };
}

function limitsOf({ args }: NameExpression, { class: sort }: FunctionSchema) {
  const values = sort === 'text' ? valuesIn(args ?? []) : undefined;
  return values ? { values } : {};
}

/** A type that the document makes: the names of an enumeration, or the type that another narrows. */
function madeType(
  call: NameExpression,
  schema: FunctionSchema,
  node: Node,
  names: Names,
  inner: (expression: Expression, of: Node) => ExpressionType,
): ExpressionType | undefined {
  const named = matchArguments(call, schema).find(({ parameter }) => parameter && leadsOn(parameter.type));
  const element = named && referredAt(named.argument.value, node, names);
  if (!element) return undefined;
  const values = names.membersOf(element).get(valueKind);
  if (values) return { is: 'data', class: 'text', name: schema.name, values: values.map(({ name }) => name) };
  const narrowed = element.schema?.parameters.find(({ type }) => isType(type));
  const type = narrowed && writtenValue(element, narrowed.name);
  return type ? inner(type, element) : undefined;
}

/** The element that a name in the type of a node means. The type may stand in an option of its own. */
function referredAt(name: Expression, node: Node, names: Names): Node | undefined {
  const text = nameText(name);
  for (const at of [node, ...node.children])
    for (const event of at.events)
      if (event.event === 'reference' && event.name === text && event.span.start === name.span.start)
        return names.resolve(at, event)?.node;
  return undefined;
}

/** Whether values of the type name an element, of one kind or of one of several. */
function leadsOn(type: OptionType): boolean {
  return type.kind === 'reference' || (type.kind === 'any_of' && type.types.every(leadsOn));
}

function isType(type: FunctionSchema['value']): boolean {
  return type?.kind === 'call' && type.of === 'type';
}

/** The values in `one_of: [a, b]`; `undefined` where any value is allowed. */
function valuesIn(items: NonNullable<NameExpression['args']>): readonly string[] | undefined {
  const list = items.find(({ name }) => name?.text === 'one_of')?.value;
  if (list?.kind !== 'list') return undefined;
  const values = list.items.map(({ value }) => nameText(value));
  return values.every((value) => value !== undefined) ? values : undefined;
}

/**
 * The values of an attribute that an element brings along whose block declares names, when it begins as one of them:
 * the attribute of a state machine holds its states.
 */
function statesOf(node: Node, names: Names): readonly string[] | undefined {
  const { origin } = node;
  const first = origin && effectiveValue(node, 'default');
  const name = first && nameText(first);
  const owner = name === undefined ? undefined : elementAround(node);
  if (!owner || !origin) return undefined;
  const { start, end } = origin.statement.span;
  for (const declarations of names.membersOf(owner).values()) {
    const brought = (each: (typeof declarations)[number]) =>
      each.node.document === origin.document && start <= each.span.start && each.span.end <= end;
    const isElement = declarations.some(({ node: { schema }, kind }) => schema?.kinds.includes(kind));
    if (!isElement && declarations.every(brought) && declarations.some((each) => each.name === name))
      return [...new Set(declarations.map((each) => each.name))];
  }
  return undefined;
}

function elementAround(node: Node): Node | undefined {
  let current = node.parent;
  while (current && current.schema?.role !== 'entity') current = current.parent;
  return current;
}

/** The type that a definition expects by a name: that of the parameter or option beside it, or else a data type. */
export function expectedType(returns: string, node: Node, names: Names): ExpressionType {
  const element = node.schema?.role === 'option' && node.parent ? node.parent : node;
  const { schema } = element;
  const beside = schema?.parameters.some(({ name }) => name === returns) || schema?.children.has(returns);
  return beside ? dataTypeOf(element, names, returns) : typeByName(returns, node.document.vocabulary);
}
