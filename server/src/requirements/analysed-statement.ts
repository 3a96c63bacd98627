/** One statement after reading: its form, and the tokens, phrases and clauses of its sentences. */
import type { StatementText } from '../model/requirements.ts';
import type { StatementKind } from '../model/specification.ts';
import {
  LONGEST,
  type Segment,
  type SegmentRole,
  segment,
  sentences as sentencesOf,
} from './kinds/segment.ts';
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
  const bounded = segments.flatMap((part) =>
    part.end - part.start > LONGEST ? shortened(source.text, part) : [part],
  );
  const sentences = bounded.flatMap(({ role, start, end }) => {
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

/** A long segment as its sentences, in the same role: what follows takes more than linear time in the length of a sentence. */
function shortened(text: string, { role, start, end }: Segment): readonly Segment[] {
  return sentencesOf(text.slice(start, end)).map(([from, to]) => ({
    role,
    start: start + from,
    end: start + to,
  }));
}
