/** Values of enumerations beside the cursor: what stands on the other side of a comparison says which there are. */

import { inferTypes } from '../../../dsl/expressions/infer.ts';
import { isComparison } from '../../../dsl/expressions/operator-type.ts';
import type { Names } from '../../../dsl/names/names.ts';
import type { Node } from '../../../dsl/nodes/bind.ts';
import type { Expression, OperationExpression } from '../../../dsl/syntax/syntax.ts';
import { nameSnippet } from './snippet.ts';
import type { Suggestion } from './suggestion.ts';

/** The values that can stand for an operand, or for the items of a list that it is. */
export function valuesBeside(
  node: Node,
  names: Names,
  { operator, operands }: OperationExpression,
  operand: Expression,
): readonly Suggestion[] {
  if (!isComparison(operator) && operator !== 'in' && operator !== 'has') return [];
  const other = operands.find((each) => each !== operand);
  const type = other && inferTypes(node, names).typeOf(other);
  const one = type?.is === 'list' ? type.of : type;
  if (one?.is !== 'data' || !one.values) return [];
  const { name, values } = one;
  return values.map((value) => ({
    label: value,
    kind: 'value',
    detail: name,
    snippet: nameSnippet(value),
    rank: 0,
  }));
}
