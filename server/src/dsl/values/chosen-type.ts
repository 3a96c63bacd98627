/** Which of several types a value is of, as the checks see it; for those who turn values into data. */
import type { OptionType } from '../schema/schema.ts';
import type { Vocabulary } from '../schema/vocabulary.ts';
import { dotted, type Expression } from '../syntax/syntax.ts';
import { visitValue } from './value.ts';

/** The first type that fits: a call of a known function is that before it is an expression. */
export function chosenType(
  expression: Expression,
  types: readonly OptionType[],
  vocabulary: Vocabulary,
): OptionType {
  const isCall = expression.kind === 'name' && expression.args !== undefined;
  const called = types.find(
    (type) =>
      isCall && type.kind === 'call' && vocabulary.functions.get(type.of)?.has(dotted(expression)) === true,
  );
  const fitting = types.find(
    (type) => fitsType(expression, type, vocabulary) && !(called && type.kind === 'expression'),
  );
  return fitting ?? called ?? { kind: 'any' };
}

/** Whether a value is of a type. */
export function fitsType(expression: Expression, type: OptionType, vocabulary: Vocabulary): boolean {
  return !visitValue(expression, type, vocabulary).some(
    (event) =>
      event.event === 'mismatch' ||
      event.event === 'surplus' ||
      event.event === 'missing' ||
      (event.event === 'call' && event.schema === undefined),
  );
}

/** Whether single values of the type are lists themselves, so that a list may be one of them. */
export function takesList(type: OptionType): boolean {
  if (type.kind === 'any_of') return type.types.some(takesList);
  return type.kind === 'list' || type.kind === 'tuple' || type.kind === 'map';
}

/** Whether a list is one of values of the type, and not such a value itself. */
export function isListOf(
  expression: Extract<Expression, { kind: 'list' }>,
  type: OptionType,
  vocabulary: Vocabulary,
): boolean {
  return expression.items.length === 0 || fitsType(expression, type, vocabulary);
}
