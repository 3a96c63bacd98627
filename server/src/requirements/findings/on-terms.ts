/** The check of findings that sit on terms of a lexicon: wherever one stands in what is demanded, the finding decides. */
import type { Diagnostic } from '../../base/diagnostic.ts';
import type { Span } from '../../base/span.ts';
import type { Sentence } from '../analysed-statement.ts';
import type { Token } from '../nlp/token.ts';
import type { ReadStatement } from '../specification.ts';
import { type Finding, place } from './finding.ts';
import { matchTerms, type TermIndex, type TermMatch } from './terms.ts';

/** A term where it stands. */
export interface FoundTerm {
  readonly read: ReadStatement;
  readonly sentence: Sentence;
  readonly match: TermMatch;
  /** First and last token of the term; offsets in the statement's text. */
  readonly first: Token;
  readonly last: Token;
  /** The token after the term; undefined at the end of the sentence. */
  readonly next: Token | undefined;
  /** The token before the term; undefined at the beginning of the sentence. */
  readonly before: Token | undefined;
  /** Where it stands in the document. */
  readonly span: Span;
  /** As the author wrote it. */
  readonly words: string;
}

/**
 * Looks at each term of `terms` in a statement. The role and the benefit of a story are no demands, so they are passed over.
 * @param judge the finding on a term, or undefined when it is used in a sense that is no fault
 */
export function onTerms(
  terms: TermIndex,
  judge: (found: FoundTerm) => Diagnostic | undefined,
): NonNullable<Finding['inStatement']> {
  return (read) =>
    read.statement.sentences.flatMap((sentence) => {
      if (sentence.role === 'role' || sentence.role === 'benefit') return [];
      return matchTerms(sentence.tokens, terms).flatMap((match) => {
        const first = sentence.tokens[match.start];
        const last = sentence.tokens[match.end - 1];
        if (first === undefined || last === undefined) return [];
        const finding = judge({
          read,
          sentence,
          match,
          first,
          last,
          next: sentence.tokens[match.end],
          before: sentence.tokens[match.start - 1],
          span: place(read, first.start, last.end),
          words: read.statement.source.text.slice(first.start, last.end),
        });
        return finding === undefined ? [] : [finding];
      });
    });
}
