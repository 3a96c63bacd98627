/** The comments of a requirement document that are one line each, where they stand. Linear in the length of the text. */
import type { Span } from '../../../base/span.ts';

/** A comment of one line, without its indentation. */
export interface CommentLine {
  readonly text: string;
  readonly span: Span;
}

/** Lines in block comments are left out, as the scanner reads them (`line-scanner.ts`). */
export function commentLines(text: string): readonly CommentLine[] {
  const found: CommentLine[] = [];
  let end: string | undefined;
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const next = newline < 0 ? text.length : newline;
    const line = text.slice(start, next);
    const comment = line.trim().replace(/^\uFEFF/, '');
    if (end !== undefined) {
      if (comment.includes(end)) end = undefined;
    } else {
      const mark = comment.startsWith('/*') ? '*/' : comment.startsWith('<!--') ? '-->' : undefined;
      if (mark !== undefined && !comment.includes(mark, 2)) end = mark;
      else if (comment.startsWith('//') || mark === '-->') {
        const from = start + line.indexOf(comment);
        found.push({ text: comment, span: { start: from, end: from + comment.length } });
      }
    }
    start = next + 1;
  }
  return found;
}
