/** Whether a sentence says how much: a number with or without a unit. */
import type { Sentence } from '../analysed-statement.ts';
import { numberOf } from '../phrases/quantity.ts';

/** Whether a figure stands within a few words after the token `from`, as in *quickly, within 2 seconds*. */
export function hasFigure(sentence: Sentence, from: number): boolean {
  return sentence.tokens
    .slice(from, from + 10)
    .some(
      (token) =>
        /\d/.test(token.text) ||
        (token.tag === 'NUM' && token.lower !== 'one' && numberOf(token.lower) !== undefined),
    );
}

/** Whether a figure stands anywhere in the sentence. */
export function hasAnyFigure(sentence: Sentence): boolean {
  const asides = [...sentence.asides.values()].flat();
  return [...sentence.tokens, ...asides].some((token) => /\d/.test(token.text));
}

/** Whether a share of people or cases stands before the token `at`: *90 % of the users find it easy to use*. */
export function isSurveyed(sentence: Sentence, at: number): boolean {
  return sentence.tokens
    .slice(0, at)
    .some((token, i, before) => /^(?:%|percent)$/.test(token.lower) && /^\d/.test(before[i - 1]?.text ?? ''));
}
