/** Parts of a conjunction that cannot be true together: `x == 1 and x == 2`, `is_nil(x) and x > 1`. */
import { nilTest } from './infer.ts';
import { isConstant } from './literal-part.ts';
import { isComparison } from './operator-type.ts';
import {
  dotted,
  type Expression,
  isPlain,
  type NameExpression,
  nameText,
  type OperationExpression,
} from './syntax.ts';
import type { Scalar } from './three-valued.ts';

/** Whether a name stands for itself and is no field. */
export type IsValue = (expression: Expression) => boolean;

/** All parts of a chain of `and`. */
export function conjuncts(expression: Expression, found: Expression[] = []): readonly Expression[] {
  if (expression.kind === 'operation' && expression.operator === 'and')
    for (const operand of expression.operands) conjuncts(operand, found);
  else found.push(expression);
  return found;
}

/** What one part of a conjunction asks of a field. */
interface Demand {
  readonly equals?: Scalar;
  readonly isNil?: true;
  readonly part: Expression;
}

/** Two parts that ask for different values of one field, or for a value and for none. */
export function contradictionIn(
  parts: readonly Expression[],
  isValue: IsValue,
): readonly [Expression, Expression] | undefined {
  const demands = new Map<string, Demand[]>();
  for (const part of parts) {
    const found = demandOf(part, isValue);
    if (!found) continue;
    const [field, demand] = found;
    const before = demands.get(field) ?? [];
    const against = before.find((each) => excludes(each, demand));
    if (against) return [against.part, part];
    demands.set(field, [...before.slice(0, 3), demand]);
  }
  return undefined;
}

function excludes(a: Demand, b: Demand): boolean {
  if (a.isNil || b.isNil) return a.isNil !== b.isNil;
  return a.equals !== undefined && b.equals !== undefined && differ(a.equals, b.equals);
}

/** Texts may be of a type for which capitals make no difference. */
function differ(a: Scalar, b: Scalar): boolean {
  const [one, other] = [a, b].map((each) => (typeof each === 'string' ? each.toLowerCase() : each));
  return one !== other;
}

/** A comparison is true only of a field with a value. */
function demandOf(part: Expression, isValue: IsValue): readonly [string, Demand] | undefined {
  if (part.kind === 'name') {
    const [argument] = part.args ?? [];
    const tested = argument?.value;
    if (dotted(part) !== nilTest || !tested || !isField(tested)) return undefined;
    return [dotted(tested), { isNil: true, part }];
  }
  return part.kind === 'operation' ? comparisonDemand(part, isValue) : undefined;
}

/** A field of the record itself: a path may lead to many records, each with its own value. */
function isField(expression: Expression): expression is NameExpression {
  return isPlain(expression) && expression.path.length === 1;
}

function comparisonDemand(
  part: OperationExpression,
  isValue: IsValue,
): readonly [string, Demand] | undefined {
  const [left, right] = part.operands;
  if (!left || !right || !isComparison(part.operator)) return undefined;
  const stands = (each: Expression) => isConstant(each) || isValue(each);
  const [field, value] = stands(left) ? [right, left] : [left, right];
  if (!isField(field) || isValue(field)) return undefined;
  const equals =
    part.operator === '==' ? (scalarOf(value) ?? (isValue(value) ? nameText(value) : undefined)) : undefined;
  return [dotted(field), { part, ...(equals === undefined ? {} : { equals }) }];
}

function scalarOf(expression: Expression): Scalar | undefined {
  return expression.kind === 'literal' && expression.value !== null ? expression.value : undefined;
}
