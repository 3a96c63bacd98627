/**
 * Three-valued logic, which conditions of definitions and expressions of documents share: nil is "not known".
 * Comparisons with it are nil, also with itself; `nil or true` is true, `nil and false` is false. (Kleene 1952, SQL)
 */

/** A truth value; nil is neither true nor false. */
export type Truth = boolean | null;

/** What operators work on. */
export type Scalar = string | number | boolean;

export function not(truth: Truth): Truth {
  return truth === null ? null : !truth;
}

export function and(left: Truth, right: Truth): Truth {
  if (left === false || right === false) return false;
  return left === null || right === null ? null : true;
}

export function or(left: Truth, right: Truth): Truth {
  return not(and(not(left), not(right)));
}

/** What is no boolean counts as not known. */
export function truthOf(value: unknown): Truth {
  return typeof value === 'boolean' ? value : null;
}

/** A comparison, calculation or joining of two values; nil when either is, and where the operator is not made for them. */
export function operate(operator: string, left: Scalar | null, right: Scalar | null): Scalar | null {
  if (left === null || right === null) return null;
  switch (operator) {
    case '==':
      return left === right;
    case '!=':
      return left !== right;
    case '<>':
      return `${left}${right}`;
  }
  if (typeof left === 'number' && typeof right === 'number') return calculate(operator, left, right);
  if (typeof left !== 'string' || typeof right !== 'string') return null;
  return ordered(operator, left < right ? -1 : left > right ? 1 : 0);
}

/** Whether a value is among others: not known when it would have to be one of those that are not known. */
export function isAmong(value: Scalar | null, others: readonly (Scalar | null)[]): Truth {
  return others.reduce<Truth>((found, other) => or(found, truthOf(operate('==', value, other))), false);
}

function calculate(operator: string, left: number, right: number): Scalar | null {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return right === 0 ? null : left / right;
    default:
      return ordered(operator, left - right);
  }
}

function ordered(operator: string, difference: number): Truth {
  switch (operator) {
    case '<':
      return difference < 0;
    case '<=':
      return difference <= 0;
    case '>':
      return difference > 0;
    case '>=':
      return difference >= 0;
    default:
      return null;
  }
}
