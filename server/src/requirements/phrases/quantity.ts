/** Quantities before a noun: `one or more`, `at most three`, `exactly one`, `between 2 and 5`, `several`. */
import { NUMBER_WORDS } from '../lexicons/numbers.ts';
import type { Token } from '../nlp/token.ts';
import type { Quantity } from './noun-phrase.ts';

/** The quantity that starts at token `i`, and where it ends. */
export function readQuantity(
  tokens: readonly Token[],
  i: number,
  to: number,
): { readonly value: Quantity; readonly end: number } | undefined {
  const word = (offset: number): string => (i + offset < to ? (tokens[i + offset]?.lower ?? '') : '');
  const number = (offset: number): number | undefined => numberOf(word(offset));
  const two = `${word(0)} ${word(1)}`;
  const three = `${two} ${word(2)}`;
  if (three === 'one or more' || three === 'one or several' || three === 'one or many')
    return at(1, undefined, i + 3);
  if (three === 'zero or more' || three === 'zero or many') return at(0, undefined, i + 3);
  if (three === 'zero or one' || three === 'none or one') return at(0, 1, i + 3);
  if (three === 'any number of') return at(0, undefined, i + 3);
  if (two === 'at least') return bounded(number(2), (n) => at(n, undefined, i + 3));
  if (two === 'at most' || two === 'up to') return bounded(number(2), (n) => at(0, n, i + 3));
  if (three === 'a maximum of' || three === 'maximum of') return bounded(number(3), (n) => at(0, n, i + 4));
  if (three === 'a minimum of') return bounded(number(3), (n) => at(n, undefined, i + 4));
  if (three === 'no more than' || three === 'not more than')
    return bounded(number(3), (n) => at(0, n, i + 4));
  if (three === 'no fewer than' || three === 'no less than')
    return bounded(number(3), (n) => at(n, undefined, i + 4));
  if (two === 'more than') return bounded(number(2), (n) => at(n + 1, undefined, i + 3));
  if (word(0) === 'exactly' || word(0) === 'precisely') return bounded(number(1), (n) => at(n, n, i + 2));
  if (word(0) === 'only') return bounded(number(1), (n) => at(n, n, i + 2));
  if (word(0) === 'between' && (word(2) === 'and' || word(2) === 'to'))
    return range(number(1), number(3), i + 4);
  const n = number(0);
  if (
    n !== undefined &&
    (word(1) === 'to' || word(1) === '-' || word(1) === '–' || word(1) === '..' || word(1) === 'or')
  ) {
    const max = number(2);
    if (max !== undefined) return range(n, max, i + 3);
    if (two.endsWith('or') && word(2) === 'more') return at(n, undefined, i + 3);
  }
  if (n !== undefined && tokens[i]?.tag !== 'NOUN') return at(n, n, i + 1);
  if (MANY.has(word(0))) return at(0, undefined, i + 1);
  if (two === 'a number' && word(2) === 'of') return at(0, undefined, i + 3);
  // *the number of a tour* is its own; *the number of tours* counts them.
  if (two === 'number of' && tokens[i + 2]?.tag !== 'DET') return at(0, undefined, i + 2);
  return undefined;
}

const MANY = new Set('several many multiple various numerous'.split(' '));

function at(min: number, max: number | undefined, end: number): { value: Quantity; end: number } {
  return { value: max === undefined ? { min } : { min, max }, end };
}

function range(
  min: number | undefined,
  max: number | undefined,
  end: number,
): { value: Quantity; end: number } | undefined {
  return min === undefined || max === undefined ? undefined : at(min, max, end);
}

function bounded<T>(n: number | undefined, make: (n: number) => T): T | undefined {
  return n === undefined ? undefined : make(n);
}

/** The value of a number in digits or words: `3`, `three`, `1,000`. */
export function numberOf(word: string): number | undefined {
  if (/^\d[\d,]{0,14}(?:\.\d{1,9})?$/.test(word)) return Number(word.replaceAll(',', ''));
  return NUMBER_WORDS.get(word);
}
