/** The fix that takes a comment out: with its line when it stands there alone, else with the blanks before it. */
import type { Fix } from '../../base/diagnostic.ts';
import type { Span } from '../../base/span.ts';

export function removeLine(title: string, { start, end }: Span, text: string): Fix {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const nextBreak = text.indexOf('\n', end);
  const lineEnd = nextBreak < 0 ? text.length : nextBreak;
  const alone = text.slice(lineStart, start).trim() === '' && text.slice(end, lineEnd).trim() === '';
  let from = alone ? lineStart : start;
  while (!alone && from > lineStart && text.charAt(from - 1) === ' ') from--;
  const to = alone ? Math.min(lineEnd + 1, text.length) : end;
  return { title, edits: [{ span: { start: from, end: to }, newText: '' }], preferred: true };
}
