/** Numbers: `integer`, `float` and `decimal`, also from texts, with bounds. */
import type { TypeDefinition } from '../../model/definition/resource.ts';
import type { Path } from '../field-error.ts';
import { type Caster, type CastFailure, constraint, numberConstraint, wrong } from './caster.ts';

const wholeText = /^[+-]?\d+$/;
const numberText = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

export function integer(type: TypeDefinition): Caster {
  const inBounds = bounds(type);
  return (value, path) => {
    const number = typeof value === 'string' && wholeText.test(value.trim()) ? Number(value) : value;
    if (typeof number !== 'number' || !Number.isInteger(number))
      return wrong(path, 'invalid_type', 'must be a whole number');
    if (!Number.isSafeInteger(number))
      return wrong(path, 'invalid_number', 'must be between -(2^53 - 1) and 2^53 - 1');
    return inBounds(number + 0, path);
  };
}

export function float(type: TypeDefinition): Caster {
  const inBounds = bounds(type);
  return (value, path) => {
    const number = numberOf(value);
    if (number === undefined) return wrong(path, 'invalid_type', 'must be a number');
    return inBounds(number, path);
  };
}

/** What a double keeps of every decimal number (DBL_DIG). */
const digitsKept = 15;

export function decimal(type: TypeDefinition): Caster {
  const inBounds = bounds(type);
  const precision = numberOf(constraint(type, 'precision'));
  const scale = numberOf(constraint(type, 'scale'));
  return (value, path) => {
    const number = numberOf(value);
    if (number === undefined) return wrong(path, 'invalid_type', 'must be a number');
    // A number that was computed is kept as near as can be; one that was written has to be kept as written.
    const written =
      typeof value === 'string'
        ? digitsOf(value.trim())
        : digitsOf(String(Number(number.toPrecision(digitsKept))));
    if (written.all > digitsKept)
      return wrong(path, 'too_precise', `must have at most ${digitsKept} significant digits`);
    const rounded = Number(number.toPrecision(digitsKept));
    if (Math.abs(number) >= 10 ** digitsKept && rounded !== number)
      return wrong(path, 'too_precise', `must have at most ${digitsKept} significant digits`);
    if (precision !== undefined && written.all > precision)
      return wrong(path, 'too_precise', `must have at most ${precision} digits`);
    if (scale !== undefined && written.behind > scale)
      return wrong(path, 'too_precise', `must have at most ${scale} digits behind the point`);
    return inBounds(rounded, path);
  };
}

/** How many significant digits a number has, and how many of its digits stand behind the point. */
function digitsOf(text: string): { readonly all: number; readonly behind: number } {
  const [mantissa = '', exponent = '0'] = text.toLowerCase().replace(/^[+-]/, '').split('e');
  const [before = '', after = ''] = mantissa.split('.');
  const all = (before + after).replace(/^0+/, '').replace(/0+$/, '').length;
  const behind = Math.max(0, after.replace(/0+$/, '').length - Number(exponent));
  return { all, behind };
}

function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && numberText.test(value.trim()) ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) return undefined;
  // Zero has no sign in a column: -0 + 0 is 0.
  return number + 0;
}

/** Checks `min`, `max`, `greater_than` and `less_than`. */
function bounds(type: TypeDefinition): (number: number, path: Path) => number | CastFailure {
  const min = numberConstraint(type, 'min');
  const max = numberConstraint(type, 'max');
  const above = numberConstraint(type, 'greater_than');
  const below = numberConstraint(type, 'less_than');
  return (number, path) => {
    if (min !== undefined && number < min)
      return wrong(path, 'must_be_greater_than_or_equal_to', `must be at least ${min}`);
    if (max !== undefined && number > max)
      return wrong(path, 'must_be_less_than_or_equal_to', `must be at most ${max}`);
    if (above !== undefined && number <= above)
      return wrong(path, 'must_be_greater_than', `must be greater than ${above}`);
    if (below !== undefined && number >= below)
      return wrong(path, 'must_be_less_than', `must be less than ${below}`);
    return number;
  };
}
