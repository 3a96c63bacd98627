/**
 * Expressions of documents, evaluated over plain records: what a filter or calculation means. Names are fields of the
 * record; one that it does not have is a plain value. Nil is "not known" (see `three-valued.ts`).
 */

import {
  type Argument,
  dotted,
  type Expression,
  type Name,
  type OperationExpression,
} from '../syntax/syntax.ts';
import { nilTest } from './infer.ts';
import { and, isAmong, not, operate, or, type Scalar, truthOf } from './three-valued.ts';

export type RecordValue = Scalar | null | readonly RecordValue[] | PlainRecord;

export interface PlainRecord {
  readonly [field: string]: RecordValue;
}

/** What an expression is evaluated in. */
export interface RecordScope {
  readonly record: PlainRecord;
  /** The record outside of `exists`, for `parent`. */
  readonly outer?: RecordScope;
  /** Values from outside, such as `^arg(x)`. */
  template?(name: string, args: readonly RecordValue[]): RecordValue;
}

type RecordFunction = (args: readonly Expression[], scope: RecordScope) => RecordValue;

/** Functions that decide for themselves which of their arguments are evaluated, and on what. */
const functions: ReadonlyMap<string, RecordFunction> = new Map<string, RecordFunction>([
  [nilTest, ([value], scope) => valueOn(value, scope) === null],
  [
    'if',
    ([condition, then, other], scope) => valueOn(valueOn(condition, scope) === true ? then : other, scope),
  ],
  ['parent', ([value], scope) => valueOn(value, scope.outer ?? scope)],
  ['exists', ([path, condition], scope) => matching(path, condition, scope).length > 0],
  ['count', ([path, condition], scope) => matching(path, condition, scope).length],
]);

/** The value of an expression; nil where it has none, and for functions that are not known. */
export function evaluateOn(expression: Expression, scope: RecordScope): RecordValue {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'list':
      return listValue(expression.items, scope);
    case 'template': {
      const { target } = expression;
      const args = (target.args ?? []).map(({ value }) => evaluateOn(value, scope));
      return scope.template?.(dotted(target), args) ?? null;
    }
    case 'name': {
      const { args, path } = expression;
      if (!args) return fieldAt(path, scope.record);
      const values = args.map(({ value }) => value);
      return functions.get(dotted(expression))?.(values, scope) ?? null;
    }
    case 'operation':
      return operationOn(expression, scope);
  }
}

function valueOn(expression: Expression | undefined, scope: RecordScope): RecordValue {
  return expression ? evaluateOn(expression, scope) : null;
}

function listValue(items: readonly Argument[], scope: RecordScope): RecordValue {
  if (items.some(({ name }) => name))
    return Object.fromEntries(items.map(({ name, value }) => [name?.text ?? '', evaluateOn(value, scope)]));
  return items.map(({ value }) => evaluateOn(value, scope));
}

/** The value at the end of a path; through a list, the values of all its records. */
function fieldAt([first, ...rest]: readonly Name[], record: PlainRecord): RecordValue {
  if (!first) return null;
  if (!Object.hasOwn(record, first.text)) return rest.length === 0 ? first.text : null;
  return rest.reduce<RecordValue>((value, { text }) => memberOf(value, text), record[first.text] ?? null);
}

function memberOf(value: RecordValue, name: string): RecordValue {
  if (isList(value)) return value.map((each) => memberOf(each, name));
  return isRecord(value) && Object.hasOwn(value, name) ? (value[name] ?? null) : null;
}

function matching(path: Expression | undefined, condition: Expression | undefined, scope: RecordScope) {
  const value = valueOn(path, scope);
  return [value]
    .flat(8)
    .filter(isRecord)
    .filter((record) => !condition || evaluateOn(condition, { ...scope, record, outer: scope }) === true);
}

function operationOn({ operator, operands }: OperationExpression, scope: RecordScope): RecordValue {
  const [left, right] = operands.map((each) => evaluateOn(each, scope));
  if (left === undefined) return null;
  if (operator === 'not') return not(truthOf(left));
  if (right === undefined) return typeof left === 'number' ? -left : null;
  switch (operator) {
    case 'and':
      return and(truthOf(left), truthOf(right));
    case 'or':
      return or(truthOf(left), truthOf(right));
    case 'in':
      return isList(right) ? isAmong(scalarOf(left), right.map(scalarOf)) : null;
    case 'has':
      return isList(left) ? isAmong(scalarOf(right), left.map(scalarOf)) : null;
    default:
      return operate(operator, scalarOf(left), scalarOf(right));
  }
}

function scalarOf(value: RecordValue): Scalar | null {
  return typeof value === 'object' ? null : value;
}

function isList(value: RecordValue): value is readonly RecordValue[] {
  return Array.isArray(value);
}

function isRecord(value: unknown): value is PlainRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
