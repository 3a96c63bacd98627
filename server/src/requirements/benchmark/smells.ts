/** Smelly words of a requirement by type (set `arta-smells`), from the engine's lexicons, tags and clauses. */

import type { Sentence } from '../analysed-statement.ts';
import { indexTerms, matchTerms, type TermIndex } from '../findings/terms.ts';
import { conditionRoles } from '../kinds/segment.ts';
import { degreeOf } from '../lexicons/degrees.ts';
import { SUBORDINATORS } from '../lexicons/function-words.ts';
import { IMPRECISE, POINTERS, QUALIFIERS, UNCERTAIN, UNVERIFIABLE } from '../lexicons/smells.ts';
import type { Token } from '../nlp/token.ts';
import type { BenchmarkAdapter, BenchmarkItem, Prediction } from './adapter.ts';
import { explainSmells } from './explain/labels.ts';
import { statementOf } from './statement-of.ts';

const INDEXES: Readonly<Record<string, TermIndex>> = {
  subjective: indexTerms(QUALIFIERS),
  ambiguous: indexTerms(IMPRECISE),
  nonverifiable: indexTerms(UNVERIFIABLE),
  vaguePronoun: indexTerms(POINTERS),
  uncertainVerb: indexTerms(UNCERTAIN),
};

export const smells: BenchmarkAdapter = {
  name: 'arta-smells',
  predict: (items) => items.map(smellsOf),
  explain: (item, answer) =>
    explainSmells(smellsOf(item), answer, (word) =>
      Object.values(Object(smellsOf({ id: word, text: word }).smells)).some((words) => String(words) !== ''),
    ),
};

function smellsOf({ id, text }: BenchmarkItem): Prediction & { readonly smells: object } {
  const { sentences } = statementOf(id, text);
  const tokens = sentences.flatMap((sentence) => sentence.tokens);
  const found: Record<string, readonly string[]> = {
    negative: sentences.some(negates) ? ['not'] : [],
    comparative: [...new Set(sentences.flatMap((sentence) => compared(sentence, 'comparative')))],
    superlative: [...new Set(sentences.flatMap((sentence) => compared(sentence, 'superlative')))],
  };
  for (const [type, index] of Object.entries(INDEXES))
    found[type] = [
      ...new Set(
        matchTerms(tokens, index)
          .filter(({ start, end }) => isMeant(tokens, start, end))
          .map(({ term }) => term),
      ),
    ];
  return { id, smells: found };
}

/** Whether a term stands in the sense of its list: *plain* as an adjective, *about* before a number. */
function isMeant(tokens: readonly Token[], start: number, end: number): boolean {
  const token = tokens[start];
  const next = tokens[end];
  if (token === undefined || end - start > 1) return true;
  if (token.lower === 'about' || token.lower === 'around') return next?.tag === 'NUM';
  return !(token.tag === 'NOUN' && next?.tag === 'NOUN') && token.tag !== 'VERB';
}

/** Whether a clause of its own denies something; conditions and relative clauses may. */
function negates({ role, tokens, clauses }: Sentence): boolean {
  if (conditionRoles.has(role)) return false;
  return clauses.some(({ verb }, index) => {
    const from = clauses[index - 1]?.verb.end ?? 0;
    const opening = tokens.slice(from, verb.start);
    const denied = tokens.slice(verb.start, verb.end + 1).some(({ lower }) => lower === 'not');
    return denied && verb.finite && !opening.some(({ lower }) => SUBORDINATORS.has(lower));
  });
}

/** The words of one degree; *at least*, *no longer* and *any more* compare nothing. */
function compared({ tokens }: Sentence, degree: 'comparative' | 'superlative'): readonly string[] {
  return tokens
    .filter(({ lower }, i) => degreeOf(lower) === degree && !FIXED.has(`${tokens[i - 1]?.lower} ${lower}`))
    .map(({ lower }) => lower);
}

const FIXED = new Set([
  'at least',
  'at most',
  'no longer',
  'any longer',
  'any more',
  'at best',
  'no further',
]);
