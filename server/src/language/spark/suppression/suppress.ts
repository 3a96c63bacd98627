/** The comments that would allow a finding: for its statement, or for the whole document. */
import type { Diagnostic, Fix } from '../../../base/diagnostic.ts';
import type { Edit } from '../../../base/span.ts';
import { type Statement, statementsAt } from '../../../dsl/syntax/syntax.ts';
import { placeholderReason } from '../../suppression/allow-comment.ts';
import type { SparkDocument } from '../reading/parse.ts';

/** The comments to choose from; the reason in them is for the author to write. */
export function suppressFixes(document: SparkDocument, { code, span }: Diagnostic): readonly Fix[] {
  const path = statementsAt(document.statements, span.start);
  const [first] = document.statements;
  const target = path.findLast((statement) => startsItsLine(statement, document.text)) ?? path[0];
  if (!first || !target) return [];
  return [
    {
      title: `Suppress ${code} here with a reason`,
      edits: [commentAbove(target, `// allow ${code}: ${placeholderReason}`, document.text)],
    },
    {
      title: `Suppress ${code} in this file with a reason`,
      edits: [commentAbove(first, `// allow-file ${code}: ${placeholderReason}`, document.text)],
    },
  ];
}

function startsItsLine({ span }: Statement, text: string): boolean {
  return text.slice(lineStartOf(span.start, text), span.start).trim() === '';
}

/** The comment on a line of its own above a statement, indented as it is. */
function commentAbove({ span }: Statement, comment: string, text: string): Edit {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const lineStart = lineStartOf(span.start, text);
  const before = text.slice(lineStart, span.start);
  const at = { start: span.start, end: span.start };
  return before.trim() === ''
    ? { span: at, newText: `${comment}${newline}${before}` }
    : { span: at, newText: `${newline}${comment}${newline}` };
}

function lineStartOf(offset: number, text: string): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}
