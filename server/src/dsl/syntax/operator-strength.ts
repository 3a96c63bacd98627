/** How tightly operators bind, as the grammar has it: what binds less goes in parentheses when an expression is written. */

const levels: readonly (readonly string[])[] = [
  ['or'],
  ['and'],
  ['==', '!=', '<', '<=', '>', '>=', 'in', 'has'],
  ['<>'],
  ['+', '-'],
  ['*', '/'],
];

const strengths: ReadonlyMap<string, number> = new Map(
  levels.flatMap((operators, level) => operators.map((operator) => [operator, level] as const)),
);

/** The signs `not` and `-` before one operand bind tighter than all that stands between two. */
const ofSigns = levels.length;

interface Operation {
  readonly operator: string;
  readonly operands: readonly unknown[];
}

/** Whether an operation has to stand in parentheses as an operand of another one; operators of one level group to the left. */
export function needsParentheses(inner: Operation, outer: Operation, isFirst: boolean): boolean {
  const [own, around] = [strengthOf(inner), strengthOf(outer)];
  if (around === ofSigns) return own < ofSigns || outer.operator === '-';
  return own < around || (own === around && !isFirst);
}

function strengthOf({ operator, operands }: Operation): number {
  return operands.length === 1 ? ofSigns : (strengths.get(operator) ?? 0);
}
