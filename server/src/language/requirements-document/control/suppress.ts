/** The comments that would allow a finding: for its statement or term, or for the whole document. */
import type { Diagnostic, Fix } from '../../../base/diagnostic.ts';
import type { RequirementsDocument } from '../../../model/requirements.ts';
import { placeholderReason } from '../../suppression/allow-comment.ts';
import { targetsOf } from './allow-comments.ts';

/** The comments to choose from; the reason in them is for the author to write. */
export function suppressFixes(
  document: RequirementsDocument,
  text: string,
  { code, span }: Diagnostic,
): readonly Fix[] {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const target = targetsOf(document).findLast((start) => start <= span.start);
  const top = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const wholeFile: Fix = {
    title: `Suppress ${code} in this file with a reason`,
    edits: [
      {
        span: { start: top, end: top },
        newText: `// allow-file ${code}: ${placeholderReason}${newline}`,
      },
    ],
  };
  if (target === undefined) return [wholeFile];
  const comment = `// allow ${code}: ${placeholderReason}${newline}`;
  const lineStart = text.lastIndexOf('\n', target - 1) + 1;
  const before = text.slice(lineStart, target);
  // A bullet belongs to its statement; a sentence of a paragraph gets a line of its own.
  const alone = /^[\s\uFEFF]*(?:[-*+•][ \t]+)?(?:\*\*|__|[[(])*$/.test(before);
  const at = alone ? Math.max(lineStart, top) : target;
  const indent = alone ? (/^[ \t]*/.exec(before)?.[0] ?? '') : '';
  const edit = {
    span: { start: at, end: at },
    newText: alone ? `${indent}${comment}` : `${newline}${comment}`,
  };
  return [{ title: `Suppress ${code} here with a reason`, edits: [edit] }, wholeFile];
}
