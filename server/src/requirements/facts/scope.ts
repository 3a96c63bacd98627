/** What a whole sentence speaks of: *For each X, …*, *Of these Xs, …*. */
import type { Sentence } from '../analysed-statement.ts';
import type { NounPhrase } from '../phrases/noun-phrase.ts';

/** Determiners that make what is said hold for every one. */
export const EACH: ReadonlySet<string> = new Set(['each', 'every', 'all', 'these', 'those', 'any']);

/** The phrase of *For each X,* or *Of these Xs,* at the start of a sentence. */
export function scopeOf({ tokens, phrases }: Sentence): NounPhrase | undefined {
  const [first, second] = tokens;
  if (first?.lower !== 'for' && first?.lower !== 'of' && first?.lower !== 'about') return undefined;
  const phrase = phrases.find(({ start }) => start === 1);
  const bare = phrase?.plural && phrase.determiner === undefined && tokens[phrase.end]?.text === ',';
  return EACH.has(second?.lower ?? '') || bare ? phrase : undefined;
}
