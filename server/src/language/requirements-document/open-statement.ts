/** The statement that following lines may belong to, and what its text becomes when it ends. */
import { priorityAfter } from './priority.ts';
import type { ScanToken } from './scan.ts';
import { sentencesOf, trimEnd } from './sentences.ts';

export interface OpenStatement {
  /** A label or bullet introduced it; otherwise it is a paragraph. */
  readonly marked: boolean;
  readonly indent: number;
  textStart: number;
  textEnd: number;
  /** No more text may follow (a blank line, a comment or a field came), but fields may. */
  closed: boolean;
  /** A blank line came, but the text (none yet, or a lead-in ending with a colon) still waits for what it announced. */
  gap: boolean;
  /** The field that is being read. */
  field?: OpenField | undefined;
}

/** A field: its indentation, whether it holds acceptance criteria, whether its value is a list, and where that stands. */
interface OpenField {
  readonly indent: number;
  readonly criteria: boolean;
  list: boolean;
  valueStart: number;
  valueEnd: number;
}

/** The tokens of a statement's text: one, or one for each sentence of a paragraph; a priority at its end is one of its own. */
export function textTokens(
  text: string,
  { marked, textStart, textEnd }: OpenStatement,
): readonly ScanToken[] {
  const span = { start: textStart, end: textEnd };
  return (marked ? [span] : sentencesOf(text, span)).flatMap(({ start, end }): ScanToken[] => {
    const from = Math.max(start, end - 60);
    const priority = priorityAfter(text.slice(from, end));
    const markStart = priority ? from + priority.start : end;
    const last = trimEnd(text, start, markStart);
    if (!priority || last <= start) return [{ name: 'TEXT', start, end }];
    return [
      { name: 'TEXT', start, end: last },
      { name: 'PRIORITY_AFTER', start: markStart, end },
    ];
  });
}
