/** Takes a statement out with its comments, its lines, and the blank lines that would be left over. */
import type { Edit, Span } from '../../../base/span.ts';
import { isLineEnd, lineStartOf } from './with-comments.ts';

/** The edits that remove chunks, which are in text order; neighbours may share blank lines. */
export function removals(chunks: readonly Span[], text: string): readonly Edit[] {
  const spans: Span[] = [];
  for (const next of chunks.map((chunk) => removalOf(chunk, text))) {
    const last = spans.at(-1);
    if (last && next.start <= last.end)
      spans.splice(-1, 1, { start: last.start, end: Math.max(last.end, next.end) });
    else spans.push(next);
  }
  return spans.map((span) => ({ span, newText: '' }));
}

/** What is to be removed with a chunk; only its own blanks when something else is on its lines. */
function removalOf({ start, end }: Span, text: string): Span {
  const lineStart = lineStartOf(text, start);
  if (text.slice(lineStart, start).trim() !== '' || !isLineEnd(text, end)) {
    const before = text.slice(0, start).trimEnd().length;
    return { start: text.slice(before, start).includes('\n') ? start : before, end };
  }
  const nextBreak = text.indexOf('\n', end);
  let from = lineStart;
  let to = nextBreak < 0 ? text.length : nextBreak + 1;
  while (from > 0 && text.slice(lineStartOf(text, from - 1), from).trim() === '')
    from = lineStartOf(text, from - 1);
  // Right behind a brace, the blank lines below go, too.
  const first = from === 0 || text.slice(0, from).trimEnd().endsWith('{');
  if (first) {
    let rest = /^[ \t]*\r?\n/.exec(text.slice(to));
    while (rest) {
      to += rest[0].length;
      rest = /^[ \t]*\r?\n/.exec(text.slice(to));
    }
  }
  return { start: from, end: to };
}
