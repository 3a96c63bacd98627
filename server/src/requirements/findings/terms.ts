/** Finds terms of a lexicon (one or more words each) in tokens, longest first, in one pass. */
import type { Token } from '../nlp/token.ts';

/** A lexicon prepared for matching: first word → the terms that begin with it, longest first. */
export type TermIndex = ReadonlyMap<string, readonly (readonly string[])[]>;

export interface TermMatch {
  readonly term: string;
  /** Token indexes, half-open. */
  readonly start: number;
  readonly end: number;
}

/** Prepares terms given one a line (or separated by commas). */
export function indexTerms(text: string): TermIndex {
  const index = new Map<string, string[][]>();
  for (const line of text.split(/[\n,]/)) {
    const words = line.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const [first] = words;
    if (first === undefined) continue;
    const terms = index.get(first);
    if (terms === undefined) index.set(first, [words]);
    else terms.push(words);
  }
  for (const terms of index.values()) terms.sort((a, b) => b.length - a.length);
  return index;
}

/** The terms in the tokens, left to right, without overlaps. */
export function matchTerms(tokens: readonly Token[], index: TermIndex): readonly TermMatch[] {
  const found: TermMatch[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const candidates = index.get(tokens[i]?.lower ?? '');
    const words = candidates?.find((term) => term.every((word, k) => tokens[i + k]?.lower === word));
    if (words === undefined) continue;
    found.push({ term: words.join(' '), start: i, end: i + words.length });
    i += words.length - 1;
  }
  return found;
}
