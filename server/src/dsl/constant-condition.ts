/**
 * Conditions that come out the same whatever the record is: `1 == 2`, `x or true`, `x == 1 and x == 2`. Each part is
 * the set of truth values that it can have; operators work on all of them. What is not known can be all three.
 */
import { evaluateOn } from './evaluate-record.ts';
import { nilTest } from './infer.ts';
import { isConstant } from './literal-part.ts';
import { isComparison } from './operator-type.ts';
import {
  dotted,
  type Expression,
  type NameExpression,
  nameText,
  type OperationExpression,
} from './syntax.ts';
import { and, not, or, type Scalar, type Truth, truthOf } from './three-valued.ts';
import { isPlain } from './value.ts';

export interface ConstantCondition {
  readonly expression: Expression;
  /** Always true, or never. */
  readonly always: boolean;
  /** Two parts that cannot both be true. */
  readonly contradiction?: readonly [Expression, Expression];
}

type Outcomes = ReadonlySet<Truth>;

const anything: Outcomes = new Set([true, false, null]);

/** Whether a name stands for itself and is no field. */
export type IsValue = (expression: Expression) => boolean;

/** The outermost constant conditions in an expression. A plain `true` or `false` is meant as it stands. */
export function constantConditions(expression: Expression, isValue: IsValue): readonly ConstantCondition[] {
  if (expression.kind !== 'operation') return [];
  const { operator, operands } = expression;
  const isLogic = operator === 'and' || operator === 'or' || operator === 'not';
  if (isLogic || isComparison(operator) || operator === 'in' || operator === 'has') {
    const outcomes = outcomesOf(expression);
    if (!outcomes.has(true)) return [{ expression, always: false }];
    if (outcomes.size === 1) return [{ expression, always: true }];
  }
  if (!isLogic) return [];
  const contradiction = operator === 'and' ? contradictionIn(conjuncts(expression), isValue) : undefined;
  if (contradiction) return [{ expression, always: false, contradiction }];
  return operands.flatMap((each) => constantConditions(each, isValue));
}

function outcomesOf(expression: Expression): Outcomes {
  if (expression.kind === 'literal') return new Set([truthOf(expression.value)]);
  if (expression.kind !== 'operation') return anything;
  const { operator, operands } = expression;
  const [left, right] = operands;
  if (!left) return anything;
  if (operator === 'not') return new Set([...outcomesOf(left)].map(not));
  if (!right) return anything;
  if (operator === 'and') return combined(and, outcomesOf(left), outcomesOf(right));
  if (operator === 'or') return combined(or, outcomesOf(left), outcomesOf(right));
  // Comparisons with nil and operands of a wrong type have findings of their own.
  const constant = isConstant(left) && isConstant(right);
  const outcome = constant ? truthOf(evaluateOn(expression, { record: {} })) : null;
  return outcome === null ? anything : new Set([outcome]);
}

function combined(operator: typeof and, left: Outcomes, right: Outcomes): Outcomes {
  return new Set([...left].flatMap((a) => [...right].map((b) => operator(a, b))));
}

function scalarOf(expression: Expression): Scalar | undefined {
  return expression.kind === 'literal' && expression.value !== null ? expression.value : undefined;
}

function conjuncts(expression: Expression): readonly Expression[] {
  return expression.kind === 'operation' && expression.operator === 'and'
    ? expression.operands.flatMap(conjuncts)
    : [expression];
}

/** What one part of a conjunction asks of a field. */
interface Demand {
  readonly equals?: Scalar;
  readonly isNil?: true;
  readonly part: Expression;
}

/** Two parts that ask for different values of one field, or for a value and for none. */
function contradictionIn(
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
  return a.equals !== undefined && b.equals !== undefined && a.equals !== b.equals;
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
