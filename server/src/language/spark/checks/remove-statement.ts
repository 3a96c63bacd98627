/** The fix that takes a statement out, with its line when it stands there alone, or its comma when it stands behind one. */
import type { Fix } from '../../../base/diagnostic.ts';
import type { Span } from '../../../base/span.ts';

/** Removes the statement at `span`; a line that is empty then goes, too. */
export function removeStatement(title: string, span: Span, text: string): Fix {
  const before = text.slice(0, span.start).trimEnd();
  if (before.endsWith(','))
    return { title, edits: [{ span: { start: before.length - 1, end: span.end }, newText: '' }] };
  const lineStart = text.lastIndexOf('\n', span.start - 1) + 1;
  const nextBreak = text.indexOf('\n', span.end);
  const lineEnd = nextBreak < 0 ? text.length : nextBreak;
  const alone =
    text.slice(lineStart, span.start).trim() === '' && text.slice(span.end, lineEnd).trim() === '';
  if (alone)
    return {
      title,
      edits: [{ span: { start: lineStart, end: nextBreak < 0 ? lineEnd : lineEnd + 1 }, newText: '' }],
    };
  let start = span.start;
  while (start > lineStart && text.charAt(start - 1) === ' ') start--;
  return { title, edits: [{ span: { start, end: span.end }, newText: '' }] };
}
