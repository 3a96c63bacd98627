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
import { separateAsides } from './phrases/asides.ts';
import { type Clause, readClauses } from './phrases/clause.ts';
import { chunk, type NounPhrase } from './phrases/noun-phrase.ts';

/** One segment or sentence; token offsets are offsets in the statement's text. */
export interface Sentence {
  readonly role: SegmentRole;
  readonly start: number;
  readonly end: number;
  /** The words outside of brackets; a bracket is a sentence of its own, with the role `aside`. */
  readonly tokens: readonly Token[];
  /** Index in `tokens` before which a bracket stood → the words in it. */
  readonly asides: ReadonlyMap<number, readonly Token[]>;
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
    const all = tagText(source.text.slice(start, end)).map((token) => ({
      ...token,
      start: token.start + start,
      end: token.end + start,
    }));
    if (all.length === 0) return [];
    const { tokens, asides } = separateAsides(all);
    const phrases = chunk(tokens);
    const whole: Sentence = {
      role,
      start,
      end,
      tokens,
      asides,
      phrases,
      clauses: readClauses(tokens, phrases),
    };
    return [whole, ...[...asides.values()].flatMap(asideSentence)];
  });
  return { source, kind, sentences };
}

function asideSentence(tokens: readonly Token[]): readonly Sentence[] {
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (first === undefined || last === undefined) return [];
  const place = { start: first.start, end: last.end };
  return [{ role: 'aside', ...place, tokens, asides: new Map(), phrases: chunk(tokens), clauses: [] }];
}

/** A long segment as its sentences, in the same role: what follows takes more than linear time in the length of a sentence. */
function shortened(text: string, { role, start, end }: Segment): readonly Segment[] {
  return sentencesOf(text.slice(start, end)).map(([from, to]) => ({
    role,
    start: start + from,
    end: start + to,
  }));
}
