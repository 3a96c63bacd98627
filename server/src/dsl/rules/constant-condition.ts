/**
 * Conditions that come out the same whatever the record is: `1 == 2`, `x or true`, `x == 1 and x == 2`, `x < 0` of what
 * is never less. Each part is the set of truth values that it can have; operators work on all of them. What is not known
 * can be all three.
 */

import { evaluateOn } from '../expressions/evaluate-record.ts';
import { nilTest } from '../expressions/infer.ts';
import { isComparison } from '../expressions/operator-type.ts';
import { and, not, or, type Truth, truthOf } from '../expressions/three-valued.ts';
import { canHold, type NumberRange, oppositeOf, pointRange } from '../schema/number-range.ts';
import { dotted, type Expression, type OperationExpression } from '../syntax/syntax.ts';
import { isConstant } from '../values/literal-part.ts';
import { type ConditionFacts, conjuncts, contradictionIn } from './contradiction.ts';

export interface ConstantCondition {
  readonly expression: Expression;
  /** Always true, or never. */
  readonly always: boolean;
  /** Two parts that cannot both be true. */
  readonly contradiction?: readonly [Expression, Expression];
  /** The part of a comparison whose values decide it, and what they can be. */
  readonly bounded?: { readonly expression: Expression; readonly range: NumberRange };
  /** What is tested for nil, and never is. */
  readonly given?: Expression;
}

type Outcomes = ReadonlySet<Truth>;

const anything: Outcomes = new Set([true, false, null]);

/** The outermost constant conditions in an expression. A plain `true` or `false` is meant as it stands. */
export function constantConditions(
  expression: Expression,
  facts: ConditionFacts,
): readonly ConstantCondition[] {
  const outcomesOf = outcomesBy(facts);
  const found: ConstantCondition[] = [];
  const visit = (each: Expression, isConjunct: boolean) => {
    const tested = nilTested(each);
    if (tested && facts.isNeverNil(tested)) found.push({ expression: each, always: false, given: tested });
    if (each.kind !== 'operation') return;
    const { operator, operands } = each;
    const isLogic = operator === 'and' || operator === 'or' || operator === 'not';
    if (!isLogic && !isComparison(operator) && operator !== 'in' && operator !== 'has') return;
    const outcomes = outcomesOf(each);
    const always = outcomes.has(true);
    const contradiction =
      always && operator === 'and' && !isConjunct ? contradictionIn(conjuncts(each), facts) : undefined;
    if (!always || outcomes.size === 1)
      found.push({ expression: each, always, ...boundIn(each, facts), ...givenIn(each, facts) });
    else if (contradiction) found.push({ expression: each, always: false, contradiction });
    else if (isLogic) for (const operand of operands) visit(operand, operator === 'and');
  };
  visit(expression, false);
  return found;
}

/** What an expression can come to; each is worked out once. */
function outcomesBy(facts: ConditionFacts): (expression: Expression) => Outcomes {
  const known = new Map<Expression, Outcomes>();
  const of = (expression: Expression): Outcomes => {
    let outcomes = known.get(expression);
    if (!outcomes) {
      outcomes = work(expression);
      known.set(expression, outcomes);
    }
    return outcomes;
  };

  function work(expression: Expression): Outcomes {
    if (expression.kind === 'literal') return new Set([truthOf(expression.value)]);
    const tested = nilTested(expression);
    if (tested && facts.isNeverNil(tested)) return new Set([false]);
    if (expression.kind !== 'operation') return anything;
    const { operator, operands } = expression;
    const [left, right] = operands;
    if (!left) return anything;
    if (operator === 'not') return mapped(not, of(left));
    if (!right) return anything;
    if (operator === 'and' || operator === 'or')
      return combined(operator === 'and' ? and : or, of(left), of(right));
    // Comparisons with nil and operands of a wrong type have findings of their own.
    if (!isConstant(left) || !isConstant(right)) return compared(expression, facts);
    const outcome = truthOf(evaluateOn(expression, { record: {} }));
    return outcome === null ? anything : new Set([outcome]);
  }

  return of;
}

/** What `is_nil` asks about. */
function nilTested(expression: Expression): Expression | undefined {
  if (expression.kind !== 'name' || dotted(expression) !== nilTest) return undefined;
  return expression.args?.[0]?.value;
}

/** What a test for nil, denied, asks about, where it always has a value. */
function givenIn({ operator, operands: [denied] }: OperationExpression, facts: ConditionFacts) {
  const tested = operator === 'not' && denied ? nilTested(denied) : undefined;
  return tested && facts.isNeverNil(tested) ? { given: tested } : {};
}

/** What a comparison can come to by the numbers that its sides can be. */
function compared({ operator, operands }: OperationExpression, facts: ConditionFacts): Outcomes {
  const opposite = oppositeOf(operator);
  const ranges = operands.map((each) => rangeIn(each, facts));
  const [left, right] = ranges;
  if (!opposite || !left || !right) return anything;
  const outcomes = new Set<Truth>();
  if (canHold(operator, left, right)) outcomes.add(true);
  if (canHold(opposite, left, right)) outcomes.add(false);
  if (!operands.every((each) => isConstant(each) || facts.isGiven(each))) outcomes.add(null);
  return outcomes;
}

function rangeIn(expression: Expression, facts: ConditionFacts): NumberRange | undefined {
  if (!isConstant(expression)) return facts.rangeOf(expression);
  const value = evaluateOn(expression, { record: {} });
  return typeof value === 'number' ? pointRange(value) : undefined;
}

/** The side of a comparison with a constant that has bounds. */
function boundIn({ operator, operands }: OperationExpression, facts: ConditionFacts) {
  const open = isComparison(operator) ? operands.filter((each) => !isConstant(each)) : [];
  const [expression] = open;
  const range = expression && open.length === 1 ? facts.rangeOf(expression) : undefined;
  return expression && range ? { bounded: { expression, range } } : {};
}

function mapped(operator: typeof not, outcomes: Outcomes): Outcomes {
  return outcomes === anything ? anything : new Set([...outcomes].map(operator));
}

function combined(operator: typeof and, left: Outcomes, right: Outcomes): Outcomes {
  if (left === anything && right === anything) return anything;
  return new Set([...left].flatMap((a) => [...right].map((b) => operator(a, b))));
}
