/** Parts of a conjunction that cannot be true together: `x == 1 and x == 2`, `is_nil(x) and x > 1`, `x > 10 and x < 5`. */
import { evaluateOn } from '../expressions/evaluate-record.ts';
import { nilTest } from '../expressions/infer.ts';
import { isComparison } from '../expressions/operator-type.ts';
import type { Scalar } from '../expressions/three-valued.ts';
import { areApart, type NumberRange, oppositeOf, pointRange, rangeAsked } from '../schema/number-range.ts';
import { printExpression, type Spelling } from '../syntax/print-statement.ts';
import { dotted, type Expression, nameText } from '../syntax/syntax.ts';
import { isConstant } from '../values/literal-part.ts';

/** What is known of the parts of a condition before anybody asks it of a record or element. */
export interface ConditionFacts {
  /** Whether a name stands for itself and is no field. */
  isValue(expression: Expression): boolean;
  /** Whether an expression has one value at a time, the same wherever it is written in a condition. */
  isOneValue(expression: Expression): boolean;
  /** The numbers that it can be, when it is not nil. */
  rangeOf(expression: Expression): NumberRange | undefined;
  /** Whether it is never nil, or what it is nil of is unfinished, and not judged by it. */
  isGiven(expression: Expression): boolean;
  isNeverNil(expression: Expression): boolean;
}

/** All parts of a chain of `and`. */
export function conjuncts(expression: Expression, found: Expression[] = []): readonly Expression[] {
  if (expression.kind === 'operation' && expression.operator === 'and')
    for (const operand of expression.operands) conjuncts(operand, found);
  else found.push(expression);
  return found;
}

/** What one part of a conjunction asks of a value. */
interface Demand {
  /** It has to be one of these. */
  readonly oneOf?: readonly Scalar[];
  readonly not?: Scalar;
  readonly range?: NumberRange;
  readonly isNil?: true;
  readonly part: Expression;
}

/** Two parts that ask for different values of one field, or for a value and for none. */
export function contradictionIn(
  parts: readonly Expression[],
  facts: ConditionFacts,
): readonly [Expression, Expression] | undefined {
  const demands = new Map<string, Demand[]>();
  for (const part of parts) {
    const found = demandOf(part, facts);
    if (!found) continue;
    const [field, demand] = found;
    const before = demands.get(field) ?? [];
    const against = before.find((each) => excludes(each, demand));
    if (against) return [against.part, part];
    // A condition of thousands of parts is not worth comparing each with each.
    demands.set(field, [...before.slice(0, 7), demand]);
  }
  return undefined;
}

/** The part that makes another true wherever it is true itself: `x > 10` of `x > 5`. */
export function reasonIn(
  parts: readonly Expression[],
  expected: Expression,
  facts: ConditionFacts,
): Expression | undefined {
  const found = demandOf(denied(expected), facts);
  if (!found) return undefined;
  const [field, opposite] = found;
  const isNilTest = [expected, denied(expected)].some((each) => each.kind === 'name');
  return parts.find((part) => {
    const [other, demand] = demandOf(part, facts) ?? [];
    // Of nil, a comparison is neither true nor false.
    return other === field && demand && (isNilTest || !demand.isNil) && excludes(demand, opposite);
  });
}

function denied(expression: Expression): Expression {
  const [operand] =
    expression.kind === 'operation' && expression.operator === 'not' ? expression.operands : [];
  return operand ?? { kind: 'operation', operator: 'not', operands: [expression], span: expression.span };
}

function excludes(a: Demand, b: Demand): boolean {
  if (a.isNil || b.isNil) return a.isNil !== b.isNil;
  if (a.range && b.range && areApart(a.range, b.range)) return true;
  return (
    isRefused(a.oneOf, b) ||
    isRefused(b.oneOf, a) ||
    (a.oneOf !== undefined && b.oneOf?.every((one) => a.oneOf?.every((other) => differ(one, other))) === true)
  );
}

/** Whether none of the values is what is asked for. */
function isRefused(values: readonly Scalar[] | undefined, { not, range }: Demand): boolean {
  if (!values) return false;
  return values.every(
    (value) => value === not || (range && typeof value === 'number' && areApart(pointRange(value), range)),
  );
}

/** Texts may be of a type for which capitals make no difference. */
function differ(a: Scalar, b: Scalar): boolean {
  const [one, other] = [a, b].map((each) => (typeof each === 'string' ? each.toLowerCase() : each));
  return one !== other;
}

const spelling: Spelling = { name: (text) => text, string: JSON.stringify };

/** What a part asks, and the text of what it asks it of. A comparison is true only of what has a value. */
function demandOf(part: Expression, facts: ConditionFacts): readonly [string, Demand] | undefined {
  if (part.kind === 'name') {
    const [argument] = part.args ?? [];
    const tested = argument?.value;
    if (dotted(part) !== nilTest || !tested || !facts.isOneValue(tested)) return undefined;
    return [printExpression(tested, spelling), { isNil: true, part }];
  }
  if (part.kind !== 'operation') return undefined;
  const [left, right] = part.operands;
  if (part.operator === 'not' && left) return notDemand(part, left, facts);
  if (!left || !right) return undefined;
  if (part.operator === 'in') return membershipDemand(part, left, right, facts);
  return isComparison(part.operator)
    ? comparisonDemand(part, part.operator, [left, right], facts)
    : undefined;
}

/** `not x > 5` is true where `x <= 5` is, and `not is_nil(x)` of what has a value. */
function notDemand(
  part: Expression,
  denied: Expression,
  facts: ConditionFacts,
): readonly [string, Demand] | undefined {
  if (denied.kind === 'name') {
    const tested = demandOf(denied, facts);
    return tested && [tested[0], { part }];
  }
  const opposite = denied.kind === 'operation' ? oppositeOf(denied.operator) : undefined;
  const [left, right] = denied.kind === 'operation' ? denied.operands : [];
  return opposite && left && right ? comparisonDemand(part, opposite, [left, right], facts) : undefined;
}

const turned: ReadonlyMap<string, string> = new Map([
  ['<', '>'],
  ['>', '<'],
  ['<=', '>='],
  ['>=', '<='],
]);

function comparisonDemand(
  part: Expression,
  operator: string,
  [left, right]: readonly [Expression, Expression],
  facts: ConditionFacts,
): readonly [string, Demand] | undefined {
  const isTurned = isFixed(left, facts);
  const [field, value] = isTurned ? [right, left] : [left, right];
  if (isFixed(field, facts) || !facts.isOneValue(field)) return undefined;
  const known = isFixed(value, facts) ? scalarOf(value, facts) : undefined;
  const demand =
    known === undefined ? {} : asked(isTurned ? (turned.get(operator) ?? operator) : operator, known);
  const { range } = demand;
  const whole = range && facts.rangeOf(field)?.whole;
  return [
    printExpression(field, spelling),
    { ...demand, ...(whole ? { range: { ...range, whole } } : {}), part },
  ];
}

function asked(operator: string, value: Scalar): Omit<Demand, 'part'> {
  if (operator === '!=') return { not: value };
  const range = typeof value === 'number' ? rangeAsked(operator, value) : undefined;
  return { ...(range ? { range } : {}), ...(operator === '==' ? { oneOf: [value] } : {}) };
}

function membershipDemand(
  part: Expression,
  field: Expression,
  list: Expression,
  facts: ConditionFacts,
): readonly [string, Demand] | undefined {
  if (list.kind !== 'list' || isFixed(field, facts) || !facts.isOneValue(field)) return undefined;
  const values = list.items.map(({ value }) => (isFixed(value, facts) ? scalarOf(value, facts) : undefined));
  const oneOf = values.filter((value) => value !== undefined);
  return [printExpression(field, spelling), { ...(oneOf.length === values.length ? { oneOf } : {}), part }];
}

/** Whether it is the same for every record. */
function isFixed(expression: Expression, facts: ConditionFacts): boolean {
  return isConstant(expression) || facts.isValue(expression);
}

function scalarOf(expression: Expression, facts: ConditionFacts): Scalar | undefined {
  if (facts.isValue(expression)) return nameText(expression);
  const value = evaluateOn(expression, { record: {} });
  return value === null || typeof value === 'object' ? undefined : value;
}
