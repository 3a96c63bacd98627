/**
 * Conditions that come out the same whatever the record is: `1 == 2`, `x or true`, `x == 1 and x == 2`. Each part is
 * the set of truth values that it can have; operators work on all of them. What is not known can be all three.
 */
import { conjuncts, contradictionIn, type IsValue } from './contradiction.ts';
import { evaluateOn } from './evaluate-record.ts';
import { isConstant } from './literal-part.ts';
import { isComparison } from './operator-type.ts';
import type { Expression } from './syntax.ts';
import { and, not, or, type Truth, truthOf } from './three-valued.ts';

export interface ConstantCondition {
  readonly expression: Expression;
  /** Always true, or never. */
  readonly always: boolean;
  /** Two parts that cannot both be true. */
  readonly contradiction?: readonly [Expression, Expression];
}

type Outcomes = ReadonlySet<Truth>;

const anything: Outcomes = new Set([true, false, null]);

/** The outermost constant conditions in an expression. A plain `true` or `false` is meant as it stands. */
export function constantConditions(expression: Expression, isValue: IsValue): readonly ConstantCondition[] {
  const known = new Map<Expression, Outcomes>();
  const found: ConstantCondition[] = [];
  const visit = (each: Expression, isConjunct: boolean) => {
    if (each.kind !== 'operation') return;
    const { operator, operands } = each;
    const isLogic = operator === 'and' || operator === 'or' || operator === 'not';
    if (!isLogic && !isComparison(operator) && operator !== 'in' && operator !== 'has') return;
    const outcomes = outcomesOf(each, known);
    const always = outcomes.has(true);
    const contradiction =
      always && operator === 'and' && !isConjunct ? contradictionIn(conjuncts(each), isValue) : undefined;
    if (!always || outcomes.size === 1) found.push({ expression: each, always });
    else if (contradiction) found.push({ expression: each, always: false, contradiction });
    else if (isLogic) for (const operand of operands) visit(operand, operator === 'and');
  };
  visit(expression, false);
  return found;
}

function outcomesOf(expression: Expression, known: Map<Expression, Outcomes>): Outcomes {
  const before = known.get(expression);
  if (before) return before;
  const outcomes = work(expression, (each) => outcomesOf(each, known));
  known.set(expression, outcomes);
  return outcomes;
}

function work(expression: Expression, of: (expression: Expression) => Outcomes): Outcomes {
  if (expression.kind === 'literal') return new Set([truthOf(expression.value)]);
  if (expression.kind !== 'operation') return anything;
  const { operator, operands } = expression;
  const [left, right] = operands;
  if (!left) return anything;
  if (operator === 'not') return mapped(not, of(left));
  if (!right) return anything;
  if (operator === 'and' || operator === 'or')
    return combined(operator === 'and' ? and : or, of(left), of(right));
  // Comparisons with nil and operands of a wrong type have findings of their own.
  const constant = isConstant(left) && isConstant(right);
  const outcome = constant ? truthOf(evaluateOn(expression, { record: {} })) : null;
  return outcome === null ? anything : new Set([outcome]);
}

function mapped(operator: typeof not, outcomes: Outcomes): Outcomes {
  return outcomes === anything ? anything : new Set([...outcomes].map(operator));
}

function combined(operator: typeof and, left: Outcomes, right: Outcomes): Outcomes {
  if (left === anything && right === anything) return anything;
  return new Set([...left].flatMap((a) => [...right].map((b) => operator(a, b))));
}
