/** Ranges of numbers: what a comparison asks for, what the type of an option allows, and what can come out of comparing two. */
import type { OptionType } from './schema.ts';

/** All numbers between two bounds, which belong to it unless it is open there. */
export interface NumberRange {
  readonly low: number;
  readonly high: number;
  readonly lowOpen?: boolean;
  readonly highOpen?: boolean;
  /** Only whole numbers. */
  readonly whole?: boolean;
}

/** What has no number below nothing: how many, how long. */
export const countRange: NumberRange = { low: 0, high: Number.POSITIVE_INFINITY, whole: true };

export function pointRange(value: number): NumberRange {
  return { low: value, high: value };
}

/** The numbers for which `x operator value` is true; none said where they are no range. */
export function rangeAsked(operator: string, value: number): NumberRange | undefined {
  const { NEGATIVE_INFINITY: lowest, POSITIVE_INFINITY: highest } = Number;
  switch (operator) {
    case '==':
      return pointRange(value);
    case '<':
      return { low: lowest, high: value, highOpen: true };
    case '<=':
      return { low: lowest, high: value };
    case '>':
      return { low: value, high: highest, lowOpen: true };
    case '>=':
      return { low: value, high: highest };
    default:
      return undefined;
  }
}

/** The numbers that values of a type can be; none said where there are other values, or no bounds. */
export function rangeOfType(type: OptionType): NumberRange | undefined {
  switch (type.kind) {
    case 'number':
      return {
        low: type.min ?? Number.NEGATIVE_INFINITY,
        high: type.max ?? Number.POSITIVE_INFINITY,
        whole: type.whole,
      };
    case 'one_of': {
      const numbers = type.values.filter((value) => typeof value === 'number');
      if (numbers.length === 0 || numbers.length < type.values.length) return undefined;
      return {
        low: Math.min(...numbers),
        high: Math.max(...numbers),
        whole: numbers.every(Number.isInteger),
      };
    }
    case 'any_of': {
      const ranges = type.types.map(rangeOfType);
      return ranges.reduce((all, each) => all && each && around(all, each), ranges[0]);
    }
    default:
      return undefined;
  }
}

/** The smallest range that holds both, of closed ones. */
function around(a: NumberRange, b: NumberRange): NumberRange {
  return {
    low: Math.min(a.low, b.low),
    high: Math.max(a.high, b.high),
    whole: a.whole === true && b.whole === true,
  };
}

/** Whether no number is in both. */
export function areApart(a: NumberRange, b: NumberRange): boolean {
  const whole = a.whole === true || b.whole === true;
  const [one, other] = whole ? [wholePart(a), wholePart(b)] : [a, b];
  const low = Math.max(one.low, other.low);
  const high = Math.min(one.high, other.high);
  if (low !== high) return low > high;
  return [one, other].some(
    (each) => (each.lowOpen && each.low === low) || (each.highOpen && each.high === high),
  );
}

function wholePart({ low, high, lowOpen, highOpen }: NumberRange): NumberRange {
  return {
    low: lowOpen && Number.isInteger(low) ? low + 1 : Math.ceil(low),
    high: highOpen && Number.isInteger(high) ? high - 1 : Math.floor(high),
  };
}

/** Whether `a operator b` is true of some numbers of the two ranges. */
export function canHold(operator: string, a: NumberRange, b: NumberRange): boolean {
  switch (operator) {
    case '==':
      return !areApart(a, b);
    case '!=':
      return a.low !== a.high || b.low !== b.high || a.low !== b.low;
    case '<':
      return a.low < b.high;
    case '<=':
      return a.low < b.high || (a.low === b.high && !a.lowOpen && !b.highOpen);
    case '>':
      return canHold('<', b, a);
    case '>=':
      return canHold('<=', b, a);
    default:
      return true;
  }
}

const opposites: ReadonlyMap<string, string> = new Map([
  ['==', '!='],
  ['!=', '=='],
  ['<', '>='],
  ['>=', '<'],
  ['>', '<='],
  ['<=', '>'],
]);

/** The comparison that is true where another is false. */
export function oppositeOf(operator: string): string | undefined {
  return opposites.get(operator);
}

/** A range in words that fit behind a name: `is at least 0`. */
export function describeRange({ low, high }: NumberRange): string {
  const hasHigh = high !== Number.POSITIVE_INFINITY;
  if (low === Number.NEGATIVE_INFINITY && !hasHigh) return 'is a whole number';
  if (!hasHigh) return `is at least ${low}`;
  return low === Number.NEGATIVE_INFINITY ? `is at most ${high}` : `is between ${low} and ${high}`;
}
