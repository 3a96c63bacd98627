/** Slips of the keyboard in names: *custmer* is the customer that the text speaks of elsewhere. */
import { isKnownWord } from '../nlp/wink.ts';
import type { Evidence } from './evidence.ts';
import type { Names } from './names.ts';

/** Shortest word that is taken for a slip: shorter ones are as near to many others. */
const SHORTEST = 5;

/** Misspelled name → the name of the document that differs from it by one letter, or by two that changed places. */
export function findSlips(
  names: Names,
  evidence: ReadonlyMap<string, Evidence>,
): ReadonlyMap<string, string> {
  const doubtful = [...evidence.keys()].filter(
    (name) => !names.defined(name) && name.split(' ').some(isUnknownWord),
  );
  const slips = new Map<string, string>();
  if (doubtful.length === 0) return slips;
  const known = wordsOf([...evidence.keys()]);
  for (const name of doubtful) {
    const meant = name
      .split(' ')
      .map((word) => (isUnknownWord(word) ? (meantBy(word, known) ?? word) : word));
    const other = meant.join(' ');
    if (other !== name && evidence.has(other)) slips.set(name, other);
  }
  return slips;
}

/** Whether English has no such word, so that it may be a slip. */
export function isUnknownWord(word: string): boolean {
  return word.length >= SHORTEST && /^[a-z]+$/.test(word) && !isKnownWord(word);
}

/** The words of names by their first letter: a slip seldom changes that one (Yannakoudakis and Fawthrop, 1983). */
function wordsOf(names: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>();
  for (const word of names.flatMap((name) => name.split(' ')))
    if (word.length >= SHORTEST - 1)
      found.set(word[0] ?? '', (found.get(word[0] ?? '') ?? new Set()).add(word));
  return new Map([...found].map(([letter, words]) => [letter, [...words]]));
}

/** The one known word that a slip can be meant for; undefined when there are several. */
function meantBy(word: string, known: ReadonlyMap<string, readonly string[]>): string | undefined {
  const near = (known.get(word[0] ?? '') ?? []).filter(
    (other) => other !== word && isOneSlip(word, other) && isKnownWord(other),
  );
  return near.length === 1 ? near[0] : undefined;
}

/** Every word that one slip leads to `word` from, with the same first letter. */
export function slipsOf(word: string): readonly string[] {
  const found = new Set<string>();
  for (let i = 1; i <= word.length; i++) {
    const [before, after] = [word.slice(0, i), word.slice(i)];
    if (after !== '') found.add(before + after.slice(1));
    if (after.length > 1) found.add(`${before}${after[1]}${after[0]}${after.slice(2)}`);
    for (const letter of 'abcdefghijklmnopqrstuvwxyz') {
      found.add(before + letter + after);
      if (after !== '') found.add(before + letter + after.slice(1));
    }
  }
  found.delete(word);
  return [...found];
}

/** Whether one letter too many, too few or wrong, or two that changed places, tell the words apart (Damerau 1964). */
function isOneSlip(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let i = 0;
  while (i < short.length && short[i] === long[i]) i++;
  if (short.length < long.length) return short.slice(i) === long.slice(i + 1);
  if (short.slice(i + 1) === long.slice(i + 1)) return true;
  return short[i] === long[i + 1] && short[i + 1] === long[i] && short.slice(i + 2) === long.slice(i + 2);
}
