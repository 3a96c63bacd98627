/**
 * Comments that allow findings: `// allow req/vague-term: the reason` above a statement or a term of the glossary, and
 * `// allow-file req/vague-term: the reason` above the first statement, for the whole document. In Markdown they may be
 * written `<!-- allow … -->`.
 */
import type { Span } from '../../../base/span.ts';
import type { RequirementsDocument } from '../../../model/requirements.ts';
import { type AllowComment, readAllowComment } from '../../suppression/allow-comment.ts';
import type { CommentLine } from './comment-lines.ts';

/** The comments of a document that allow findings, in text order. */
export function allowComments(
  lines: readonly CommentLine[],
  document: RequirementsDocument,
  text: string,
): readonly AllowComment[] {
  const allowing = lines.filter((line) => /^(?:\/\/|<!--)[ \t]*allow/.test(line.text));
  if (allowing.length === 0) return [];
  const targets = targetsOf(document);
  const first = document.statements[0];
  return allowing.flatMap((line) => {
    const comment = readAllowComment(line.text, line.span.start, (span, wholeFile) => {
      if (!wholeFile) return below(span, targets, text);
      return first !== undefined && startOf(first) < span.start ? undefined : { start: 0, end: text.length };
    });
    return comment === undefined ? [] : [comment];
  });
}

/** Where what may be allowed begins: statements with their ids, and terms of the glossary, in text order. */
export function targetsOf({ statements, glossary }: RequirementsDocument): readonly number[] {
  return [...statements.map(startOf), ...glossary.map(({ span }) => span.start)].sort((a, b) => a - b);
}

function startOf({ idSpan, span }: RequirementsDocument['statements'][number]): number {
  return Math.min(idSpan?.start ?? span.start, span.start);
}

/** What stands below a comment with nothing but comments in between, up to the next statement or term: its fields, too. */
function below({ end }: Span, targets: readonly number[], text: string): Span | undefined {
  const index = firstAfter(targets, end);
  const target = targets[index];
  if (target === undefined) return undefined;
  const lineStart = text.lastIndexOf('\n', target - 1) + 1;
  if (!onlyComments(text.slice(end, lineStart))) return undefined;
  return { start: lineStart, end: (targets[index + 1] ?? text.length + 1) - 1 };
}

function onlyComments(text: string): boolean {
  return text.split('\n').every((line) => /^(?:\/\/|<!--|$)/.test(line.trim()));
}

/** Index of the first number in ascending `numbers` that is greater than `offset`. */
function firstAfter(numbers: readonly number[], offset: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
