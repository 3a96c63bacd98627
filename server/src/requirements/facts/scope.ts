/** What a whole sentence speaks of: *For each X, …*, *Of these Xs, …*. */
import type { Sentence } from '../analysed-statement.ts';
import type { NounPhrase } from '../phrases/noun-phrase.ts';

/** Determiners that make what is said hold for every one. */
export const EACH: ReadonlySet<string> = new Set(['each', 'every', 'all', 'these', 'those', 'any']);

const OPENERS = new Set(['for', 'of', 'about', 'with', 'in', 'on', 'per']);

/** The phrase of *For each X,* or *Of these Xs,* at the start of a sentence. */
export function scopeOf({ tokens, phrases }: Sentence): NounPhrase | undefined {
  const [first, second] = tokens;
  if (first === undefined || !OPENERS.has(first.lower)) return undefined;
  const phrase = phrases.find(({ start }) => start === 1);
  if (first.lower === 'per') return phrase;
  const bare =
    (first.lower === 'for' || first.lower === 'of') &&
    phrase?.plural &&
    phrase.determiner === undefined &&
    tokens[phrase.end]?.text === ',';
  return EACH.has(second?.lower ?? '') || bare ? phrase : undefined;
}
