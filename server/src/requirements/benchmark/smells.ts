/** Smelly words of a requirement by type (set `arta-smells`), from the engine's lexicons and tags. */

import { indexTerms, matchTerms, type TermIndex } from '../findings/terms.ts';
import {
  COMPARATIVE_WORDS,
  IMPRECISE,
  POINTERS,
  QUALIFIERS,
  SUPERLATIVE_WORDS,
  UNCERTAIN,
  UNVERIFIABLE,
} from '../lexicons/smells.ts';
import type { Token } from '../nlp/token.ts';
import type { BenchmarkAdapter } from './adapter.ts';
import { statementOf } from './statement-of.ts';

const INDEXES: Readonly<Record<string, TermIndex>> = {
  subjective: indexTerms(QUALIFIERS),
  ambiguous: indexTerms(IMPRECISE),
  nonverifiable: indexTerms(UNVERIFIABLE),
  comparative: indexTerms(COMPARATIVE_WORDS),
  superlative: indexTerms(SUPERLATIVE_WORDS),
  vaguePronoun: indexTerms(POINTERS),
  uncertainVerb: indexTerms(UNCERTAIN),
};

export const smells: BenchmarkAdapter = {
  name: 'arta-smells',
  predict: (items) =>
    items.map(({ id, text }) => {
      const tokens = statementOf(id, text).sentences.flatMap((sentence) => sentence.tokens);
      const found: Record<string, readonly string[]> = { negative: negatives(tokens) };
      for (const [type, index] of Object.entries(INDEXES))
        found[type] = [...new Set(matchTerms(tokens, index).map(({ term }) => term))];
      return { id, smells: found };
    }),
};

/** Negations that stand with a binding verb. */
function negatives(tokens: readonly Token[]): readonly string[] {
  return tokens.some((token, i) => token.lower === 'not' && tokens[i - 1]?.tag === 'AUX') ? ['not'] : [];
}
