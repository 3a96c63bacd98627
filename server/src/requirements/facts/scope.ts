/** What a whole sentence speaks of: *For each X, …*, *Of these Xs, …*. */
import type { Sentence } from '../analysed-statement.ts';
import type { NounPhrase } from '../phrases/noun-phrase.ts';

/** Determiners that make what is said hold for every one. */
export const EACH: ReadonlySet<string> = new Set(['each', 'every', 'all', 'these', 'those', 'any']);

const OPENERS = new Set(['for', 'of', 'about', 'with', 'in', 'on', 'per']);

/** The phrase of *For each X,* or *Of these Xs,* at the start of a sentence. */
export function scopeOf(sentence: Sentence): NounPhrase | undefined {
  return scopeAt(sentence, 0);
}

/** All of them: *For each hall the name is stored, and for each seat the number.* */
export function scopesOf(sentence: Sentence): readonly NounPhrase[] {
  const { tokens } = sentence;
  return tokens.flatMap(({ lower }, i) => {
    const before = tokens[i - 1];
    const opens = before === undefined || before.text === ',' || before.tag === 'CCONJ';
    if (!OPENERS.has(lower) || !opens) return [];
    const phrase = scopeAt(sentence, i);
    return phrase === undefined ? [] : [phrase];
  });
}

function scopeAt({ tokens, phrases }: Sentence, at: number): NounPhrase | undefined {
  const [first, second] = tokens.slice(at, at + 2);
  if (first === undefined || !OPENERS.has(first.lower)) return undefined;
  const phrase = phrases.find(({ start }) => start === at + 1);
  const next = phrase === undefined ? undefined : tokens[phrase.end];
  const apart = next?.text === ',' || next?.tag === 'DET';
  if (at > 0 && !apart) return undefined;
  if (first.lower === 'per') return phrase;
  const bare =
    (first.lower === 'for' || first.lower === 'of') && phrase?.plural && phrase.determiner === undefined;
  // *Of a guest, we know the name*: what opens a sentence with *of* is always what the rest is about.
  const fronted = at === 0 && first.lower === 'of' && phrase?.pronoun === false;
  return EACH.has(second?.lower ?? '') || (bare && apart) || fronted ? phrase : undefined;
}
