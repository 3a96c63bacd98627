/** One statement after reading: its form, and the tokens, phrases and clauses of its sentences. */
import type { StatementText } from '../model/requirements.ts';
import type { StatementKind } from '../model/specification.ts';
import { withItemsJoined } from './kinds/item-list.ts';
import {
  LONGEST,
  type Segment,
  type SegmentRole,
  segment,
  sentences as sentencesOf,
} from './kinds/segment.ts';
import { createMemo, cutOut } from './memo.ts';
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

type ReadText = Pick<AnalysedStatement, 'kind' | 'sentences'>;

/** Texts longer than this are not remembered. */
const REMEMBERED = 2000;

/** Reads one statement. */
export type ReadOne = (source: StatementText) => AnalysedStatement;

/** A reader that remembers the last texts, and with them whatever else is known of each: its facts, its findings. */
export function createReader(limit: number): ReadOne {
  const remembered = createMemo<string, ReadText>(limit, cutOut);
  return (source) => {
    const { text, field } = source;
    // A row of a table is no English.
    if (field !== undefined) return { source, kind: 'definition', sentences: [] };
    const read = text.length > REMEMBERED ? readText(text) : remembered.get(text, readText);
    return { source, ...read };
  };
}

/** The reader of this process: enough for a document of ten thousand statements, or for hours of typing. */
export const readStatement: ReadOne = createReader(20_000);

function readText(written: string): ReadText {
  const text = withItemsJoined(written);
  const { kind, segments } = segment(text);
  const bounded = segments.flatMap((part) =>
    part.end - part.start > LONGEST ? shortened(text, part) : [part],
  );
  const sentences = bounded.flatMap(({ role, start, end, blanks }) => {
    const all = tagText(withBlanks(text, blanks).slice(start, end)).map((token) => ({
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
  return { kind, sentences };
}

/** The text with blanks in the place of some stretches, so that offsets stay. */
function withBlanks(text: string, blanks: Segment['blanks'] = []): string {
  return blanks.reduce(
    (left, [start, end]) => left.slice(0, start) + ' '.repeat(end - start) + left.slice(end),
    text,
  );
}

function asideSentence(tokens: readonly Token[]): readonly Sentence[] {
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (first === undefined || last === undefined) return [];
  const place = { start: first.start, end: last.end };
  return [{ role: 'aside', ...place, tokens, asides: new Map(), phrases: chunk(tokens), clauses: [] }];
}

/** A long segment as its sentences, in the same role: what follows takes more than linear time in the length of a sentence. */
function shortened(text: string, { role, start, end, blanks }: Segment): readonly Segment[] {
  return sentencesOf(text.slice(start, end)).map(([from, to]) => ({
    role,
    start: start + from,
    end: start + to,
    ...(blanks === undefined ? {} : { blanks }),
  }));
}
