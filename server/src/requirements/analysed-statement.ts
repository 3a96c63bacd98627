/** One statement after reading: its form, and the tokens, phrases and clauses of its sentences. */
import type { StatementText } from '../model/requirements.ts';
import type { StatementKind } from '../model/specification.ts';
import { type SegmentRole, segment } from './kinds/segment.ts';
import { tagText } from './nlp/tag-text.ts';
import type { Token } from './nlp/token.ts';
import { type Clause, readClauses } from './phrases/clause.ts';
import { chunk, type NounPhrase } from './phrases/noun-phrase.ts';

/** One segment or sentence; token offsets are offsets in the statement's text. */
export interface Sentence {
  readonly role: SegmentRole;
  readonly start: number;
  readonly end: number;
  readonly tokens: readonly Token[];
  readonly phrases: readonly NounPhrase[];
  readonly clauses: readonly Clause[];
}

export interface AnalysedStatement {
  readonly source: StatementText;
  readonly kind: StatementKind;
  readonly sentences: readonly Sentence[];
}

/** Reads one statement. Depends on its text alone. */
export function readStatement(source: StatementText): AnalysedStatement {
  const { kind, segments } = segment(source.text);
  const sentences = segments.flatMap(({ role, start, end }) => {
    const tokens = tagText(source.text.slice(start, end)).map((token) => ({
      ...token,
      start: token.start + start,
      end: token.end + start,
    }));
    if (tokens.length === 0) return [];
    const phrases = chunk(tokens);
    return [{ role, start, end, tokens, phrases, clauses: readClauses(tokens, phrases) }];
  });
  return { source, kind, sentences };
}
