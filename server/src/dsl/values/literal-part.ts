/** Literals in expressions: their types, and what they become beside a value of another type. */
import {
  booleanType,
  type ExpressionType,
  nilType,
  numberType,
  textType,
} from '../expressions/expression-type.ts';
import type { OptionType } from '../schema/schema.ts';
import type { Expression, LiteralExpression, OperationExpression } from '../syntax/syntax.ts';
import { fitsLiteral } from './literal-type.ts';

export function literalType({ value }: LiteralExpression): ExpressionType {
  switch (typeof value) {
    case 'string':
      return textType;
    case 'number':
      return numberType;
    case 'boolean':
      return booleanType;
    default:
      return nilType;
  }
}

/** A literal is of the type beside it when it is how a value of that is written: `"2026-01-31"` beside a date. */
export function adapted(
  expression: Expression,
  type: ExpressionType,
  beside: ExpressionType | undefined,
): ExpressionType {
  if (expression.kind !== 'literal' || beside?.is !== 'data' || !beside.written) return type;
  return fitsAny(expression, beside.written) ? beside : type;
}

function fitsAny(expression: Expression, type: OptionType): boolean {
  return type.kind === 'any_of'
    ? type.types.some((each) => fitsAny(expression, each))
    : fitsLiteral(expression, type);
}

/** It stands for itself, whatever the record is. */
export function isConstant(expression: Expression): boolean {
  if (expression.kind === 'list') return expression.items.every(({ value }) => isConstant(value));
  if (expression.kind === 'operation')
    return isCalculation(expression) && expression.operands.every(isConstant);
  return expression.kind === 'literal';
}

export function isNilLiteral(expression: Expression): boolean {
  return expression.kind === 'literal' && expression.value === null;
}

const calculations: ReadonlySet<string> = new Set(['+', '-', '*', '/', '<>']);

function isCalculation({ operator }: OperationExpression): boolean {
  return calculations.has(operator);
}
