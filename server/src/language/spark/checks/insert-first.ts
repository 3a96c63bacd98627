/** Puts statements first into a block, laid out as the block is. */
import type { Edit } from '../../../base/span.ts';
import type { Statement } from '../../../dsl/syntax/syntax.ts';
import { indentOf } from '../actions/insert-statement.ts';

/** The edit that makes `lines` the first statements in the block of a statement, which gets one when it has none. */
export function insertFirst({ body, span }: Statement, lines: readonly string[], text: string): Edit {
  const inline = lines.join('  ');
  if (!body) return { span: { start: span.end, end: span.end }, newText: ` { ${inline} }` };
  const open = body.span.start + 1;
  // What stands behind the brace on its line, a comment say, stays there.
  const [behind = '', lineEnd] = /^([^\r\n]*)(\r?\n)/.exec(text.slice(open, body.span.end))?.slice(1) ?? [];
  if (lineEnd === undefined || isStatement(behind))
    return { span: { start: open, end: open }, newText: ` ${inline} ` };
  const at = open + behind.length;
  const [first] = body.statements;
  const indent = first ? indentOf(text, first.span.start) : `${indentOf(text, span.start)}  `;
  return {
    span: { start: at, end: at },
    newText: lines.map((line) => `${lineEnd}${indent}${line}`).join(''),
  };
}

/** Whether there is more than a comment to the end of the line. */
function isStatement(text: string): boolean {
  return text.trim() !== '' && !text.trim().startsWith('//');
}
