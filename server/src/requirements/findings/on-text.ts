/** The check of findings that sit on a pattern of characters: wherever it matches in a statement, the finding decides. */
import type { Diagnostic } from '../../base/diagnostic.ts';
import type { Span } from '../../base/span.ts';
import type { ReadStatement } from '../specification.ts';
import { type Finding, place } from './finding.ts';

/** A match where it stands. */
export interface FoundText {
  readonly read: ReadStatement;
  readonly text: string;
  readonly match: RegExpExecArray;
  /** Offsets in the statement's text. */
  readonly start: number;
  readonly end: number;
  /** Where it stands in the document. */
  readonly span: Span;
  /** As the author wrote it. */
  readonly words: string;
}

/**
 * Looks at each match of `pattern` in a statement. What stands in quotation marks is quoted, not said, and is passed over.
 * @param pattern with the flag `g`; it must not backtrack over more than a bounded stretch
 * @param judge the finding on a match, or undefined when it is no fault
 */
export function onText(
  pattern: RegExp,
  judge: (found: FoundText) => Diagnostic | undefined,
): NonNullable<Finding['inStatement']> {
  return (read) => {
    const { text } = read.statement.source;
    const quoted = quotedParts(text);
    let quote = 0;
    return [...text.matchAll(pattern)].flatMap((match) => {
      const [start, end] = [match.index, match.index + match[0].length];
      while ((quoted[quote]?.[1] ?? text.length) < end) quote++;
      if ((quoted[quote]?.[0] ?? text.length) < start) return [];
      const finding = judge({
        read,
        text,
        match,
        start,
        end,
        span: place(read, start, end),
        words: match[0],
      });
      return finding === undefined ? [] : [finding];
    });
  };
}

function quotedParts(text: string): readonly (readonly [number, number])[] {
  if (!/["“„«`]/.test(text)) return [];
  return [...text.matchAll(/"[^"\n]{0,200}"|[“„][^”“\n]{0,200}[”“]|«[^»\n]{0,200}»|`[^`\n]{0,200}`/g)].map(
    (match) => [match.index, match.index + match[0].length] as const,
  );
}
