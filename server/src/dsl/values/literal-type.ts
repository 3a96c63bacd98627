/** Types whose values stand for themselves: whether a value is one of them can be said without looking anything up. */
import type { OptionType } from '../schema/schema.ts';
import { dotted, type Expression, type NameExpression, nameText } from '../syntax/syntax.ts';

const literalKinds: ReadonlySet<OptionType['kind']> = new Set<OptionType['kind']>([
  'atom',
  'id',
  'string',
  'boolean',
  'file',
  'module',
  'code',
  'duration',
  'regex',
  'number',
  'one_of',
]);

/** Whether there are no names in the values of a type. */
export function isLiteralType({ kind }: OptionType): boolean {
  return literalKinds.has(kind);
}

/** Whether a value is of a type without names in it. Types with names fit everything. */
export function fitsLiteral(expression: Expression, type: OptionType): boolean {
  switch (type.kind) {
    case 'atom':
      return isName(expression);
    case 'id':
      return nameText(expression) !== undefined;
    case 'string':
    case 'boolean':
      return expression.kind === 'literal' && typeof expression.value === type.kind;
    case 'file':
      return expression.kind === 'literal' && typeof expression.value === 'string';
    case 'module':
      return isModule(expression) || isText(expression);
    case 'code':
      return isCode(expression);
    case 'duration':
      return isDuration(expression);
    case 'regex':
      return isText(expression) && isRegex(expression.value);
    case 'number':
      return fitsNumber(expression, type);
    case 'one_of':
      return fitsOneOf(expression, type.values);
    default:
      return true;
  }
}

function isName(expression: Expression): boolean {
  return expression.kind === 'name' && expression.args === undefined && expression.path.length > 0;
}

/** Modules have a capital, so that a misspelt `postgres` is none. */
function isModule(expression: Expression): boolean {
  return expression.kind === 'name' && isName(expression) && isCapital(expression);
}

function isCapital(name: NameExpression): boolean {
  return /^\p{Lu}/u.test(dotted(name));
}

/** A text, the name of a module or function, or a module with a function and arguments. A call of anything else is none. */
function isCode(expression: Expression): boolean {
  if (expression.kind === 'list') {
    const [first] = expression.items;
    return first === undefined || (first.name === undefined && isModule(first.value));
  }
  return isText(expression) || isName(expression) || (expression.kind === 'name' && isCapital(expression));
}

function isText(
  expression: Expression,
): expression is Extract<Expression, { kind: 'literal' }> & { readonly value: string } {
  return expression.kind === 'literal' && typeof expression.value === 'string';
}

/** ISO 8601 durations. */
export const isoDuration = /^P(?=.)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/;
/** More characters than anybody would need for a length of time in words. */
export const longestDuration = 99;
/** Lengths of time in words: `5 minutes`, `1 day, 2 hours`. */
export const wordDuration =
  /^(\s*\d+(\.\d+)?\s*(ms|milliseconds?|s|seconds?|m|minutes?|h|hours?|d|days?|w|weeks?|months?|y|years?)\b,?)+\s*$/;

function isDuration(expression: Expression): boolean {
  if (expression.kind === 'literal' && typeof expression.value === 'number') return expression.value >= 0;
  if (!isText(expression)) return nameText(expression) === 'infinity';
  return (
    isoDuration.test(expression.value) ||
    (expression.value.length <= longestDuration && wordDuration.test(expression.value))
  );
}

function isRegex(text: string): boolean {
  try {
    new RegExp(text, 'u');
    return true;
  } catch {
    return false;
  }
}

function fitsNumber(
  expression: Expression,
  { whole, min, max }: Extract<OptionType, { kind: 'number' }>,
): boolean {
  if (expression.kind !== 'literal' || typeof expression.value !== 'number') return false;
  const { value } = expression;
  return (
    (!whole || Number.isInteger(value)) &&
    (min === undefined || value >= min) &&
    (max === undefined || value <= max)
  );
}

function fitsOneOf(expression: Expression, values: readonly (string | number | boolean)[]): boolean {
  if (expression.kind === 'literal') return values.some((value) => value === (expression.value ?? 'nil'));
  return (
    expression.kind === 'name' &&
    expression.args === undefined &&
    values.some((value) => value === dotted(expression))
  );
}
