/** Puts a statement at the end of a block, laid out as the block is. */
import type { Edit } from '../../../base/span.ts';
import type { Statement } from '../../../dsl/syntax/syntax.ts';
import { lineStartOf } from './with-comments.ts';

/** The edits that make `lines` the last lines of the block of a statement, which gets one when it has none. */
export function insertStatement(
  { body, span }: Statement,
  lines: readonly string[],
  text: string,
): readonly Edit[] {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const outer = indentOf(text, span.start);
  const indented = (indent: string) => lines.map((line) => indent + line).join(newline);
  const insert = (at: number, newText: string): Edit => ({ span: { start: at, end: at }, newText });
  if (!body) return [insert(span.end, ` {${newline}${indented(`${outer}  `)}${newline}${outer}}`)];
  const brace = body.span.end - 1;
  const [first] = body.statements;
  const content = text.slice(body.span.start + 1, brace);
  if (content.includes('\n')) {
    const inner =
      first && startsLine(text, first.span.start) ? indentOf(text, first.span.start) : `${outer}  `;
    return startsLine(text, brace)
      ? [insert(lineStartOf(text, brace), `${indented(inner)}${newline}`)]
      : [insert(brace, `${newline}${indented(inner)}${newline}${outer}`)];
  }
  const end = body.span.start + 1 + content.trimEnd().length;
  const [line = ''] = lines;
  if (lines.length === 1)
    return [{ span: { start: end, end: brace }, newText: `${content.trim() === '' ? ' ' : '  '}${line} ` }];
  const start = body.span.start + 1 + (content.length - content.trimStart().length);
  const last: Edit = {
    span: { start: end, end: brace },
    newText: `${newline}${indented(`${outer}  `)}${newline}${outer}`,
  };
  if (content.trim() === '') return [last];
  // What was on the line with the braces gets lines of its own.
  const apart = body.statements.slice(1).flatMap(({ span: next }, index): readonly Edit[] => {
    const gap = { start: body.statements[index]?.span.end ?? next.start, end: next.start };
    const isBlank = text.slice(gap.start, gap.end).trim() === '';
    return isBlank ? [{ span: gap, newText: `${newline}${outer}  ` }] : [];
  });
  const open = { span: { start: body.span.start + 1, end: start }, newText: `${newline}${outer}  ` };
  return [open, ...apart, last];
}

/** The blanks at the start of the line of an offset. */
export function indentOf(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStartOf(text, offset), offset))?.[0] ?? '';
}

function startsLine(text: string, offset: number): boolean {
  return text.slice(lineStartOf(text, offset), offset).trim() === '';
}
