/** The form of comments that allow findings, one in all documents: `allow CODE, CODE: reason` and `allow-file CODE: reason`. */
import type { Span } from '../../base/span.ts';

/** A code that a comment allows. */
export interface AllowedCode {
  readonly code: string;
  readonly span: Span;
}

export interface AllowComment {
  /** The whole comment. */
  readonly span: Span;
  readonly codes: readonly AllowedCode[];
  /** Empty when there is none. */
  readonly reason: string;
  /** Where findings are allowed; `undefined` when the comment stands where it can allow nothing. */
  readonly scope: Span | undefined;
}

const form =
  /^(?:\/\/|<!--)[ \t]*allow(-file)?[ \t]+([a-z]+\/[\w-]+(?:[ \t]*,[ \t]*[a-z]+\/[\w-]+)*)[ \t]*:?(.*)$/;

/** Stands for a reason in a comment that was just inserted, and counts as none until it is replaced. */
export const placeholderReason = '<why this is right here>';

/**
 * Reads a comment of one line, `//` or `<!--` included.
 * @param start where the comment begins in the document
 * @param scopeOf what it allows findings in: the whole document, or what stands below the comment
 */
export function readAllowComment(
  comment: string,
  start: number,
  scopeOf: (span: Span, wholeFile: boolean) => Span | undefined,
): AllowComment | undefined {
  const [, file, listed, rest] = form.exec(comment.replace(/-->$/, '').trimEnd()) ?? [];
  if (listed === undefined || rest === undefined) return undefined;
  const span = { start, end: start + comment.length };
  const reason = rest.trim();
  return {
    span,
    codes: codesIn(listed, start + comment.indexOf(listed)),
    reason: reason === placeholderReason ? '' : reason,
    scope: scopeOf(span, file !== undefined),
  };
}

/** The codes of a list with commas that begins at `start`. */
export function codesIn(listed: string, start: number): readonly AllowedCode[] {
  return [...listed.matchAll(/[^\s,]+/g)].map(({ 0: code, index }) => ({
    code,
    span: { start: start + index, end: start + index + code.length },
  }));
}
