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
