/** The statement that following lines may belong to, and what its text becomes when it ends. */

import { bulletLength } from './line.ts';
import { priorityAfter } from './priority.ts';
import type { Line, ScanToken } from './scan.ts';
import { beginsScenario, continuesScenario, sentencesOf, trimEnd } from './sentences.ts';

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

/** The last sign of the open text, without the marks of emphasis behind it. */
export function lastSign(text: string, { textStart, textEnd }: OpenStatement): string {
  let end = textEnd;
  while (end > textStart && textEnd - end < 4 && /[*_]/.test(text[end - 1] ?? '')) end--;
  return text[end - 1] ?? '';
}

/**
 * Whether a list item is more text of the open statement. Fragments under "… stores:" are part of the sentence, and so is what is
 * indented deeper; whole sentences that ask for something are statements of their own.
 */
export function bulletGoesOn(text: string, open: OpenStatement, line: Line, bullet: Line): boolean {
  const announced = lastSign(text, open) === ':';
  const fragment = /^[\p{Ll}\p{N}]/u.test(bullet.text) || (open.marked && isShort(bullet.text));
  if (fragment && (announced || inItems(text, open))) return true;
  if (beginsScenario(text, open.textStart))
    return continuesScenario(text, open.textStart, bullet.text) || line.text.startsWith('* ');
  if (!open.marked || line.indent <= open.indent) return false;
  const demands =
    /^[*_]{0,3}\p{Lu}/u.test(bullet.text) && /\b(?:shall|must|should|will)\b/i.test(bullet.text);
  return announced || !demands;
}

/** `Date of birth`: a few words that are no sentence. */
function isShort(text: string): boolean {
  const demands = /\b(?:shall|must|should|will|can|may|is|are|has|have)\b/i.test(text);
  return text.length <= 50 && !/[.!?:]$/.test(text) && !demands && text.split(' ').length <= 5;
}

/** Whether the last line of the open statement is itself a list item. */
function inItems(text: string, { textStart, textEnd }: OpenStatement): boolean {
  const lineStart = text.lastIndexOf('\n', textEnd - 1) + 1;
  return lineStart > textStart && bulletLength(text.slice(lineStart, lineStart + 80).trimStart()) > 0;
}
