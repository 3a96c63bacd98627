/** What belongs to a statement when it moves: the comments right above it, and the one behind it on its line. */
import type { Span } from '../../../base/span.ts';
import { commentsOf } from '../editor/comments.ts';
import type { SparkDocument } from '../reading/parse.ts';

/** A statement with its comments. */
export interface StatementChunk extends Span {
  /** It ends with a comment that goes to the end of its line, so that nothing may follow there. */
  readonly openEnded: boolean;
}

/** The span of a statement and of the comments that speak of it. */
export function withComments(span: Span, document: SparkDocument): StatementChunk {
  const { text } = document;
  const comments = commentsOf(document);
  let { start, end } = span;
  for (const comment of comments.filter((each) => each.end <= span.start).reverse()) {
    const gap = text.slice(comment.end, start);
    const ownLine = text.slice(lineStartOf(text, comment.start), comment.start).trim() === '';
    if (gap.trim() !== '' || gap.split('\n').length > 2 || !ownLine) break;
    start = comment.start;
  }
  const behind = comments.find((each) => each.start >= span.end);
  const trails =
    behind !== undefined &&
    /^[ \t]*$/.test(text.slice(span.end, behind.start)) &&
    isLineEnd(text, behind.end);
  if (trails) end = behind.end;
  return { start, end, openEnded: trails && text.startsWith('//', behind.start) };
}

/** The offset at which the line of an offset starts. */
export function lineStartOf(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Whether nothing but blanks follows on the line. */
export function isLineEnd(text: string, offset: number): boolean {
  return /^[ \t]*(\r?\n|$)/.test(text.slice(offset, offset + 1000));
}
