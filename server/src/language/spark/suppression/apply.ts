/** Takes the findings that comments allow out of those of a document, and adds what is wrong with the comments. */
import type { Diagnostic, DiagnosticKind, Fix } from '../../../base/diagnostic.ts';
import type { Span } from '../../../base/span.ts';
import { suggest } from '../checks/check.ts';
import { removeStatement } from '../checks/remove-statement.ts';
import type { SparkDocument } from '../parse.ts';
import { type AllowComment, type AllowedCode, allowComments } from './comments.ts';
import { unknownSuppression } from './unknown.ts';
import { unusedSuppression } from './unused.ts';
import { suppressionWithoutReason } from './without-reason.ts';

/** The findings about comments that allow findings. */
export const suppressionKinds: readonly DiagnosticKind<never>[] = [
  suppressionWithoutReason,
  unknownSuppression,
  unusedSuppression,
];

/** The codes of findings: those that a comment may allow, and those that have to be mended. */
export interface FindingCodes {
  readonly allowable: ReadonlySet<string>;
  readonly firm: ReadonlySet<string>;
}

/** The findings that are left, and those on the comments. */
export function applySuppressions(
  document: SparkDocument,
  findings: readonly Diagnostic[],
  codes: FindingCodes,
): readonly Diagnostic[] {
  const comments = allowComments(document);
  if (comments.length === 0) return findings;
  const left: Diagnostic[] = [];
  const used = new Set<AllowedCode>();
  for (const finding of findings) {
    const allowing = codes.allowable.has(finding.code)
      ? comments.flatMap((comment) => allows(comment, finding))
      : [];
    if (allowing.length === 0) left.push(finding);
    for (const code of allowing) used.add(code);
  }
  return [...left, ...comments.flatMap((comment) => findingsOn(comment, used, document, codes))];
}

function allows({ codes, scope }: AllowComment, { code, span }: Diagnostic): readonly AllowedCode[] {
  if (!scope || span.start < scope.start || span.start > scope.end) return [];
  return codes.filter((allowed) => allowed.code === code);
}

function findingsOn(
  comment: AllowComment,
  used: ReadonlySet<AllowedCode>,
  document: SparkDocument,
  codes: FindingCodes,
): readonly Diagnostic[] {
  const { span, reason, scope } = comment;
  const found: Diagnostic[] = [];
  if (reason === '') {
    const listed = comment.codes.map(({ code }) => `\`${code}\``).join(' and ');
    found.push(suppressionWithoutReason.at(span, { codes: listed }));
  }
  for (const allowed of comment.codes) {
    if (!codes.allowable.has(allowed.code)) found.push(unknown(allowed, codes));
    // What the parser skipped might have been what is allowed.
    else if (!used.has(allowed) && document.problems.length === 0)
      found.push(
        unusedSuppression.at(
          comment.codes.length === 1 ? span : allowed.span,
          { code: allowed.code, placed: scope !== undefined },
          { fixes: [withdraw(comment, allowed, document.text)] },
        ),
      );
  }
  return found;
}

function unknown({ code, span }: AllowedCode, { allowable, firm }: FindingCodes): Diagnostic {
  const known = firm.has(code);
  const { hint, fixes } = suggest(code, span, known ? [] : allowable);
  // A code is spelled in a comment as it is, whatever it would need as a name.
  const plain = fixes.map(({ title, ...fix }) => ({
    ...fix,
    title,
    edits: fix.edits.map((edit) => ({ ...edit, newText: edit.newText.replaceAll('`', '') })),
  }));
  return unknownSuppression.at(span, { code, known, hint }, { fixes: plain });
}

function withdraw({ codes, span }: AllowComment, allowed: AllowedCode, text: string): Fix {
  const title = 'Remove what allows nothing';
  if (codes.length === 1) return { ...removeStatement(title, span, text), preferred: true };
  return { title, edits: [{ span: withComma(codes, allowed), newText: '' }], preferred: true };
}

/** The code with the comma before it; the first one, with the comma behind it. */
function withComma(codes: readonly AllowedCode[], allowed: AllowedCode): Span {
  const place = codes.indexOf(allowed);
  const before = codes[place - 1];
  if (before) return { start: before.span.end, end: allowed.span.end };
  return { start: allowed.span.start, end: codes[1]?.span.start ?? allowed.span.end };
}
