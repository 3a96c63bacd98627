/**
 * Types of the expressions of one statement, and what is wrong in them. Every part is looked at once. Unknown types
 * are silent, and a name that is no field may be a plain value: `status == active` compares a field with a name.
 */

import type { Names } from '../names/names.ts';
import { slipOf } from '../names/nearest.ts';
import type { Node } from '../nodes/bind.ts';
import { complaintsTo } from '../rules/complaints.ts';
import { expectedType } from '../schema/declared-type.ts';
import type { OptionType } from '../schema/schema.ts';
import type { Vocabulary } from '../schema/vocabulary.ts';
import type { Expression, ListExpression, NameExpression, OperationExpression } from '../syntax/syntax.ts';
import { isPlain } from '../syntax/syntax.ts';
import { matchArguments } from '../values/call-value.ts';
import { adapted, isConstant, isNilLiteral, literalType } from '../values/literal-part.ts';
import type { ValueEvent } from '../values/value-event.ts';
import type { ExpressionProblem } from './expression-problem.ts';
import {
  booleanType,
  comparable,
  type ExpressionType,
  givenType,
  isOf,
  isOpen,
  mapType,
  unknownType,
} from './expression-type.ts';
import { type FoundPath, fieldPath } from './field-path.ts';
import { fieldNames } from './fields.ts';
import { typeOfCall } from './function-type.ts';
import { isComparison, typeOperation } from './operator-type.ts';

export interface Inference {
  readonly problems: readonly ExpressionProblem[];
  /** The type of a part of an expression of the statement. */
  typeOf(expression: Expression): ExpressionType;
  /** Whether a name is no field and stands for itself. */
  isValue(expression: Expression): boolean;
}

const nothing: Inference = { problems: [], typeOf: () => unknownType, isValue: () => false };

/** The types in the expressions of a node. */
export function inferTypes(node: Node, names: Names): Inference {
  return node.events.some(({ event }) => event === 'expression') ? infer(node, names) : nothing;
}

type CallEvent = Extract<ValueEvent, { event: 'call' }>;

/** A type; for paths, the field they mean, or the name that is no field and waits for what stands beside it. */
type Part = FoundPath;

/** The function that asks whether there is a value at all. */
export const nilTest = 'is_nil';

function infer(node: Node, names: Names): Inference {
  const problems: ExpressionProblem[] = [];
  const complain = complaintsTo(problems);
  const parts = new Map<Expression, Part>();
  const pathOf = fieldPath(node, names, problems);
  const calls = new Map(node.events.flatMap((each) => (each.event === 'call' ? [[each.call, each]] : [])));
  const outermost = new Set(node.values.map(({ expression }) => expression));
  const fieldsOnly = new Set(
    [...calls.values()].flatMap((call) => argumentsAboutFields(call, node.document.vocabulary)),
  );

  function partOf(expression: Expression): Part {
    let part = parts.get(expression);
    if (!part) {
      part = read(expression);
      parts.set(expression, part);
    }
    return part;
  }

  function read(expression: Expression): Part {
    switch (expression.kind) {
      case 'literal':
        return { type: literalType(expression) };
      case 'list':
        return { type: listType(expression) };
      case 'template':
        return { type: givenType(callType(expression.target)) };
      case 'operation':
        return { type: operationType(expression) };
      case 'name':
        if (!isPlain(expression) && calls.has(expression)) return { type: callType(expression) };
        return isPlain(expression) ? pathOf(expression) : { type: calledField(expression) };
    }
  }

  function callType(call: Expression): ExpressionType {
    const event = call.kind === 'name' ? calls.get(call) : undefined;
    if (!event?.schema) return unknownType;
    return typeOfCall(event.call, event.schema, { node, names, typeOf: (each) => partOf(each).type });
  }

  /** A calculation of the record that takes arguments. */
  function calledField(call: NameExpression): ExpressionType {
    const { type, plain } = pathOf(call);
    if (plain) problems.push({ problem: 'unknown-field', ...plain, called: true });
    return type;
  }

  /** What all items have in common; names among them wait for what is beside the list. */
  function listType({ items }: ListExpression): ExpressionType {
    if (items.some(({ name }) => name)) {
      for (const { value } of items) partOf(value);
      return mapType;
    }
    const types = items.map(({ value }) => partOf(value).type);
    const [first] = types;
    const same = first && types.every((type) => !isOpen(type) && comparable(first, type));
    return { is: 'list', of: same ? first : unknownType };
  }

  /** Here a name has to be a field. */
  function settle(expression: Expression): ExpressionType {
    const { type, plain } = partOf(expression);
    if (plain) complain.unknownField(plain);
    return type;
  }

  function operationType(operation: OperationExpression): ExpressionType {
    const { operator, operands } = operation;
    const [left, right] = operands;
    if (left && right && isComparison(operator)) {
      if (isNilLiteral(right)) problems.push({ problem: 'compare-nil', operation, other: left });
      else if (isNilLiteral(left)) problems.push({ problem: 'compare-nil', operation, other: right });
      pair(left, right);
      return booleanType;
    }
    if (left && right && (operator === 'in' || operator === 'has')) {
      const [item, list] = operator === 'in' ? [left, right] : [right, left];
      membership(operation, item, list);
      return booleanType;
    }
    const types = operands.map(settle);
    return judged(
      operation,
      operands.map((each, index) => adapted(each, types[index] ?? unknownType, types[1 - index])),
    );
  }

  /** Puts the operator's demands to the types of its operands. */
  function judged(operation: OperationExpression, types: readonly ExpressionType[]): ExpressionType {
    const { type, wrong } = typeOperation(operation.operator, types);
    for (const { operand, expected } of wrong) {
      const blamed = operation.operands[operand];
      if (blamed) complain.wrongType(blamed, expected, types[operand] ?? unknownType);
    }
    return type;
  }

  /** Two values side by side, of which the second one is blamed unless the first stands for itself. */
  function pair(left: Expression, right: Expression): void {
    const a = partOf(left);
    const b = partOf(right);
    // Where nothing has fields, a name beside a value of the run can only be a value.
    const isGiven = right.kind === 'template' && a.plain?.scope.fields.length !== 0;
    if (a.plain && (b.plain || isConstant(right) || isGiven)) settle(left);
    else if (a.plain) match(left, b);
    else if (b.plain) match(right, a, isConstant(left));
    else if (isConstant(left) && !isConstant(right)) match(left, b);
    else match(right, a);
  }

  /**
   * A value beside another. A plain name takes the type of the other, if that has names, and if it is not
   * constant itself: else nothing in the comparison would be a field.
   */
  function match(expression: Expression, { type: expected, field }: Part, constant = false): void {
    const { type: found, plain } = partOf(expression);
    const text = plain?.name.text ?? textOf(expression);
    const values = expected.is === 'data' ? expected.values : undefined;
    if (plain && (constant || !isOf(expected, 'text'))) complain.unknownField(plain);
    else if (values && text !== undefined) {
      if (!values.includes(text)) complain.wrongValue(expression, values, field);
    } else if (!comparable(adapted(expression, found, expected), expected))
      complain.wrongType(expression, expected, found, field);
  }

  function membership(operation: OperationExpression, item: Expression, list: Expression): void {
    const container = settle(list);
    const types = operation.operator === 'in' ? [unknownType, container] : [container, unknownType];
    judged(operation, types);
    if (list.kind === 'list') {
      if (partOf(item).plain) settle(item);
      else for (const { value } of list.items) pair(item, value);
    } else if (container.is === 'list') {
      const { field } = partOf(list);
      match(item, { type: container.of, ...(field ? { field } : {}) });
    }
  }

  /** A whole expression, which has to be of the type that its place expects. */
  function whole({ expression, returns }: Extract<ValueEvent, { event: 'expression' }>): void {
    const expected = returns === undefined ? unknownType : expectedType(returns, node, names);
    const { plain } = partOf(expression);
    if (plain && fieldsOnly.has(expression)) complain.unknownField(plain);
    else if (plain && isOpen(expected)) {
      // As an argument of a function, a name may stand for itself, unless it looks like a field with a slip in it.
      if (outermost.has(expression) || isSlip(plain)) complain.unknownField(plain);
    } else if (plain && isOf(expected, 'text') && expected.is === 'data' && !expected.values && isSlip(plain))
      complain.unknownField(plain);
    else match(expression, { type: expected });
  }

  for (const event of node.events) if (event.event === 'expression') whole(event);
  return {
    problems,
    typeOf: (expression) => parts.get(expression)?.type ?? unknownType,
    isValue: (expression) => parts.get(expression)?.plain !== undefined,
  };
}

/** Arguments that ask about a field, or for a value that is not written as a name, so that names in them never stand for themselves. */
function argumentsAboutFields({ call, schema }: CallEvent, vocabulary: Vocabulary): readonly Expression[] {
  if (!schema) return [];
  return matchArguments(call, schema).flatMap(({ argument: { value }, parameter }) => {
    if (schema.name === nilTest) return [value];
    const type = parameter?.type;
    if (type?.kind === 'list' && value.kind === 'list' && asksForFields(type.of, vocabulary))
      return value.items.map((item) => item.value);
    return type && asksForFields(type, vocabulary) ? [value] : [];
  });
}

/** A text is written in quotes where one is asked for; where a name is, or anything, a name may stand for itself. */
function asksForFields(type: OptionType, { functions }: Vocabulary): boolean {
  if (type.kind !== 'expression') return false;
  if (type.of !== undefined || type.returns === undefined) return type.of !== undefined;
  const written = functions.get('type')?.get(type.returns)?.value?.kind;
  return written !== 'atom' && written !== 'one_of';
}

function isSlip({ name, scope }: NonNullable<Part['plain']>): boolean {
  return slipOf(name.text, fieldNames(scope)) !== undefined;
}

/** The text of a string: atoms equal strings. */
function textOf(expression: Expression): string | undefined {
  return expression.kind === 'literal' && typeof expression.value === 'string' ? expression.value : undefined;
}
