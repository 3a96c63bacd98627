/** Comparisons of values in memory, with the meaning that SQL gives them: nil when either side is nil. */

import { or, type Truth } from '../../dsl/expressions/three-valued.ts';
import type { TypeDefinition } from '../../model/definition/resource.ts';
import { compareTexts, downcase } from './ascii.ts';
import { ExpressionError } from './expression-error.ts';
import { commonClass, inClass, isCaseInsensitive, typeOfValue } from './value-class.ts';

/** A value and what is known of its type; without a type it is what its value shows. */
export interface Typed {
  readonly value: unknown;
  readonly type?: TypeDefinition | undefined;
}

/** `==`, `!=`, `<`, `<=`, `>`, `>=`. */
export function compare(operator: string, left: Typed, right: Typed): Truth {
  const difference = differenceOf(left, right);
  if (difference === null) return null;
  switch (operator) {
    case '==':
      return difference === 0;
    case '!=':
      return difference !== 0;
    case '<':
      return difference < 0;
    case '<=':
      return difference <= 0;
    case '>':
      return difference > 0;
    case '>=':
      return difference >= 0;
    default:
      throw new ExpressionError(`There is no comparison ${operator}.`);
  }
}

/** Less than 0 when the left value comes first; null when one of them is nil, or none of the class of the other. */
export function differenceOf(left: Typed, right: Typed): number | null {
  if (left.value === null || left.value === undefined || right.value === null || right.value === undefined)
    return null;
  const leftType = known(left);
  const rightType = known(right);
  if (!leftType || !rightType) throw uncomparable(left.type, right.type);
  const common = commonClass(leftType, rightType, !left.type, !right.type);
  if (common === undefined) throw uncomparable(leftType, rightType);
  const fold = isCaseInsensitive(leftType) || isCaseInsensitive(rightType);
  const a = inClass(left.value, common === 'json' ? 'text' : common);
  const b = inClass(right.value, common === 'json' ? 'text' : common);
  if (common === 'list' || common === 'map' || common === 'binary' || common === 'json')
    throw uncomparable(leftType, rightType);
  if (a === null || b === null) return null;
  if (typeof a === 'string' && typeof b === 'string')
    return fold ? compareTexts(downcase(a), downcase(b)) : compareTexts(a, b);
  return Number(a) - Number(b);
}

/** A value from inside of a map is what it shows, when the other side does not say more. */
function known({ value, type }: Typed): TypeDefinition | undefined {
  return type ?? typeOfValue(value);
}

/** Whether a value is among others: nil when it would have to be one of those that are nil. */
export function isAmong(value: Typed, others: readonly Typed[]): Truth {
  return others.reduce<Truth>((found, other) => or(found, compare('==', value, other)), false);
}

/** Whether two values differ, where nil is a value like others. */
export function isDistinct(left: Typed, right: Typed): boolean {
  const isNil = ({ value }: Typed) => value === null || value === undefined;
  if (isNil(left) || isNil(right)) return isNil(left) !== isNil(right);
  return compare('==', left, right) !== true;
}

export function uncomparable(left?: TypeDefinition, right?: TypeDefinition): ExpressionError {
  return new ExpressionError(
    `A value of the type ${left?.name ?? 'any'} cannot be compared with one of the type ${right?.name ?? 'any'}. Say with type(…) what is meant.`,
  );
}
