/**
 * Conditions of transformers and verifiers, evaluated over elements. Nil is "not known", as in SQL's three-valued
 * logic: comparisons with it are nil, `nil or true` is true, `nil and false` is false. (Kleene 1952)
 */

import { effectiveValue, elementName, type Node, withDerived, writtenValue } from './bind.ts';
import { childOf } from './compose.ts';
import { callFunction } from './evaluate-function.ts';
import { innerElements } from './inner-elements.ts';
import { innerSchemas } from './inner-schemas.ts';
import type { Names } from './names.ts';
import type { StatementSchema } from './schema.ts';
import { dotted, type Expression } from './syntax.ts';
import { and, not, operate, or, type Truth, truthOf } from './three-valued.ts';

/** Plain values; elements are nodes. A map is a list of its entries. */
export type Value = string | number | boolean | null | Node | Entry | readonly Value[];

/** One named value of a map. */
export interface Entry {
  readonly entry: string;
  readonly value: Value;
}

export interface Evaluation {
  /** The element whose arguments, options and inner elements the names are. */
  readonly element: Node;
  /** Follows references; without it they are the names as written. */
  readonly names?: Names;
  /** The evaluation around it, for names that the element does not know. */
  readonly outer?: Evaluation;
  /** The values reached so far, in a condition of `reachable`. */
  readonly reached?: readonly Value[];
}

/** Whether a condition is true; nil is not. */
export function isTrue(condition: Expression, evaluation: Evaluation): boolean {
  return evaluate(condition, evaluation) === true;
}

export function evaluate(expression: Expression, evaluation: Evaluation): Value {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'list':
      return expression.items.map(({ name, value }) => {
        const item = evaluate(value, evaluation);
        return name ? { entry: name.text, value: item } : item;
      });
    case 'template':
      return evaluate(expression.target, evaluation);
    case 'name':
      return expression.args
        ? callFunction(expression, evaluation)
        : evaluatePath(expression.path, evaluation);
    case 'operation':
      return operateOn(expression.operator, expression.operands, evaluation);
  }
}

/** The element that a path leads to, references followed to the end. */
export function evaluateElement(expression: Expression, evaluation: Evaluation): Value {
  return expression.kind === 'name' && expression.args === undefined
    ? evaluatePath(expression.path, evaluation, true)
    : evaluate(expression, evaluation);
}

function evaluatePath(
  path: readonly { readonly text: string }[],
  evaluation: Evaluation,
  follow = false,
): Value {
  const [first] = path;
  if (first === undefined) return null;
  // Runs for every name of every verifier, so that it makes nothing.
  const last = path.length - 1;
  let value = lookUp(first.text, evaluation, follow || last > 0);
  for (let index = 1; index <= last; index++) {
    const name = path[index]?.text ?? '';
    if (!isElement(value)) return null;
    value = memberOf(value, name, evaluation.names, follow || index < last) ?? null;
  }
  return value;
}

/** A name that no element around knows is a plain value: `auth == none`. */
function lookUp(name: string, evaluation: Evaluation, follow: boolean): Value {
  if (name === 'this') return evaluation.element;
  if (name === 'outer') return evaluation.outer?.element ?? null;
  for (let at: Evaluation | undefined = evaluation; at; at = at.outer) {
    if (at.reached && name === 'reached') return at.reached;
    const value = memberOf(at.element, name, at.names, follow);
    if (value !== undefined) return value;
  }
  return name;
}

/**
 * What a name is to an element: the element around it, an argument or option (nil when not given), a section, or the
 * list of inner elements with that keyword or of that kind. `undefined` when it is nothing. `follow` asks for the
 * element that a reference leads to.
 */
export function memberOf(
  element: Node,
  name: string,
  names: Names | undefined,
  follow: boolean,
): Value | undefined {
  const { schema } = element;
  if (name === 'parent') return wholeAround(element, names) ?? null;
  if (!schema) return undefined;
  const child = childOf(schema, name);
  const isOption = child?.role === 'option' || schema.parameters.some((parameter) => parameter.name === name);
  if (isOption || schema.fixed.has(name)) {
    const target = follow ? referredBy(element, name, names) : undefined;
    if (target) return target;
    const value = effectiveValue(element, name);
    return value ? plain(value) : null;
  }
  const parts = names ? partsWith(element, names) : [element];
  if (child?.role === 'section') {
    const held = parts.flatMap(({ children, derived }) => [...children, ...derived]);
    return held.find((each) => each.schema?.keyword === name) ?? null;
  }
  if (!child && !innerKindsOf(schema).has(name)) return undefined;
  // Without names, the document is still being put together.
  if (names) return parts.flatMap((part) => innerElements(part, name));
  return withDerived(parts.flatMap(({ children, derived }) => [...children, ...derived])).filter(
    ({ schema: inner }) => inner?.role === 'entity' && (inner.keyword === name || inner.kinds.includes(name)),
  );
}

const innerKinds = new WeakMap<StatementSchema, ReadonlySet<string>>();

/** The keywords and kinds of all elements that a block of this schema may hold, at any depth. */
function innerKindsOf(schema: StatementSchema): ReadonlySet<string> {
  const known = innerKinds.get(schema);
  if (known) return known;
  const kinds = new Set<string>();
  for (const { schema: inner } of innerSchemas(schema)) {
    if (inner.role === 'entity') kinds.add(inner.keyword);
    for (const kind of inner.kinds) kinds.add(kind);
  }
  innerKinds.set(schema, kinds);
  return kinds;
}

/** The element around a node; of one in a fragment, the element that the fragment is a part of. */
function wholeAround(node: Node, names: Names | undefined): Node | undefined {
  const around = elementAround(node);
  return around && names ? wholeOf(around, names) : around;
}

function wholeOf(element: Node, names: Names): Node {
  return (element.schema?.partial && names.targetOf(element, 'of')?.node) || element;
}

/** An element or section in all the parts that it is written in: the element itself, and its fragments. */
export function partsWith(node: Node, names: Names): readonly Node[] {
  const { schema, parent } = node;
  if (schema?.role !== 'section' || !parent) return names.partsOf(wholeOf(node, names));
  const around = partsWith(parent, names);
  if (around.length === 1) return [node];
  return around.flatMap(({ children, derived }) =>
    [...children, ...derived].filter((each) => each.schema === schema),
  );
}

function elementAround(node: Node): Node | undefined {
  let current = node.parent;
  while (current && current.schema?.role !== 'entity') current = current.parent;
  return current;
}

function referredBy(element: Node, name: string, names: Names | undefined): Node | undefined {
  const value = writtenValue(element, name);
  return value && names?.targetOf(element, name)?.node;
}

/** A value as written, as plain data. Calls and templates count by the name of what is called, operations by their operator. */
function plain(expression: Expression): Value {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'list':
      return expression.items.map(({ name, value }) =>
        name ? { entry: name.text, value: plain(value) } : plain(value),
      );
    case 'name':
      return dotted(expression);
    case 'template':
      return dotted(expression.target);
    case 'operation':
      return expression.operator;
  }
}

export function isElement(value: Value): value is Node {
  return typeof value === 'object' && value !== null && 'statement' in value;
}

/** What a value is in comparisons: elements count by their names, entries of maps by theirs. */
export function comparable(value: Value): string | number | boolean | null {
  if (value === null || typeof value !== 'object') return value;
  if (isElement(value)) return elementName(value) ?? null;
  if ('entry' in value) return value.entry;
  return null;
}

function operateOn(operator: string, operands: readonly Expression[], evaluation: Evaluation): Value {
  const [first, second] = operands;
  if (!first) return null;
  const left = evaluate(first, evaluation);
  if (operator === 'not') return not(truthOf(left));
  if (operator === 'and' && left === false) return false;
  if (operator === 'or' && left === true) return true;
  if (!second) return operator === '-' && typeof left === 'number' ? -left : null;
  const right = evaluate(second, evaluation);
  switch (operator) {
    case 'and':
      return and(truthOf(left), truthOf(right));
    case 'or':
      return or(truthOf(left), truthOf(right));
    case 'in':
      return contains(right, left);
    case 'has':
      return contains(left, right);
    default:
      return operate(operator, comparable(left), comparable(right));
  }
}

/** Whether a list, or one value in place of it, holds a value. */
export function contains(list: Value, item: Value): Truth {
  const wanted = comparable(item);
  if (list === null || wanted === null) return null;
  const items = Array.isArray(list) ? list : [list];
  return items.some((each: Value) => comparable(each) === wanted);
}
