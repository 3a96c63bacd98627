/** Puts a statement at the end of a block, laid out as the block is. */
import type { Edit } from '../../../base/span.ts';
import type { Statement } from '../../../dsl/syntax.ts';
import { lineStartOf } from './with-comments.ts';

/** The edit that makes `lines` the last lines of the block of a statement, which gets one when it has none. */
export function insertStatement({ body, span }: Statement, lines: readonly string[], text: string): Edit {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const outer = indentOf(text, span.start);
  const indented = (indent: string) => lines.map((line) => indent + line).join(newline);
  if (!body) {
    const block = ` {${newline}${indented(`${outer}  `)}${newline}${outer}}`;
    return { span: { start: span.end, end: span.end }, newText: block };
  }
  const brace = body.span.end - 1;
  const first = body.statements[0];
  if (text.slice(body.span.start, brace).includes('\n')) {
    const inner =
      first && startsLine(text, first.span.start) ? indentOf(text, first.span.start) : `${outer}  `;
    if (!startsLine(text, brace))
      return {
        span: { start: brace, end: brace },
        newText: `${newline}${indented(inner)}${newline}${outer}`,
      };
    const at = lineStartOf(text, brace);
    return { span: { start: at, end: at }, newText: `${indented(inner)}${newline}` };
  }
  if (lines.length > 1) {
    const content = text.slice(body.span.start + 1, brace).trim();
    const kept = content === '' ? '' : `${newline}${outer}  ${content}`;
    return {
      span: body.span,
      newText: `{${kept}${newline}${indented(`${outer}  `)}${newline}${outer}}`,
    };
  }
  const blanks = first
    ? text.charAt(brace - 1) === ' '
      ? ' '
      : '  '
    : text.charAt(brace - 1) === ' '
      ? ''
      : ' ';
  return { span: { start: brace, end: brace }, newText: `${blanks}${lines.join('')} ` };
}

/** The blanks at the start of the line of an offset. */
export function indentOf(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStartOf(text, offset), offset))?.[0] ?? '';
}

function startsLine(text: string, offset: number): boolean {
  return text.slice(lineStartOf(text, offset), offset).trim() === '';
}
