/** Takes the findings that comments allow out of those of a document, and adds what is wrong with the comments. */
import type { Diagnostic, Fix } from '../../base/diagnostic.ts';
import type { Span } from '../../base/span.ts';
import { nearest } from '../../dsl/names/nearest.ts';
import type { AllowComment, AllowedCode } from './allow-comment.ts';
import type { SuppressionKinds } from './kinds.ts';
import { removeLine } from './remove-line.ts';

/** The codes of findings: those that a comment may allow, and those that have to be mended. */
export interface FindingCodes {
  readonly allowable: ReadonlySet<string>;
  readonly firm: ReadonlySet<string>;
}

/** A document as its comments are held against what was found in it. */
export interface Allowed {
  readonly text: string;
  readonly comments: readonly AllowComment[];
  readonly codes: FindingCodes;
  readonly kinds: SuppressionKinds;
  /** Whether something found here may be missing, so that a comment that allows nothing is no mistake. */
  isUncertain(code: string): boolean;
}

/** The findings that are left, and those on the comments. */
export function allowFindings(findings: readonly Diagnostic[], allowed: Allowed): readonly Diagnostic[] {
  const { comments, codes } = allowed;
  if (comments.length === 0) return findings;
  const byCode = new Map<string, { code: AllowedCode; scope: Span }[]>();
  for (const { codes: listed, scope } of comments)
    for (const code of scope === undefined ? [] : listed) {
      const known = byCode.get(code.code);
      if (known) known.push({ code, scope: scope ?? code.span });
      else byCode.set(code.code, [{ code, scope: scope ?? code.span }]);
    }
  const left: Diagnostic[] = [];
  const used = new Set<AllowedCode>();
  for (const finding of findings) {
    const { start } = finding.span;
    const allowing = (codes.allowable.has(finding.code) ? (byCode.get(finding.code) ?? []) : []).filter(
      ({ scope }) => scope.start <= start && start <= scope.end,
    );
    if (allowing.length === 0) left.push(finding);
    for (const { code } of allowing) used.add(code);
  }
  return [...left, ...comments.flatMap((comment) => findingsOn(comment, used, allowed))];
}

function findingsOn(
  comment: AllowComment,
  used: ReadonlySet<AllowedCode>,
  { codes, kinds, text, isUncertain }: Allowed,
): readonly Diagnostic[] {
  const { span, reason, scope } = comment;
  const found: Diagnostic[] = [];
  if (reason === '') {
    const listed = comment.codes.map(({ code }) => `\`${code}\``).join(' and ');
    found.push(kinds.withoutReason.at(span, { codes: listed }));
  }
  for (const allowed of comment.codes) {
    if (!codes.allowable.has(allowed.code)) found.push(unknown(allowed, codes, kinds));
    else if (!used.has(allowed) && !isUncertain(allowed.code))
      found.push(
        kinds.unused.at(
          comment.codes.length === 1 ? span : allowed.span,
          { code: allowed.code, placed: scope !== undefined },
          { fixes: [withdraw(comment, allowed, text)] },
        ),
      );
  }
  return found;
}

function unknown(
  { code, span }: AllowedCode,
  { allowable, firm }: FindingCodes,
  { unknown: kind }: SuppressionKinds,
): Diagnostic {
  const known = firm.has(code);
  const { hint, fixes } = suggestCode(code, span, known ? [] : allowable);
  return kind.at(span, { code, known, hint }, { fixes });
}

/** The code nearest to a misspelt one, as a sentence and as a fix; both empty when none is near. */
export function suggestCode(
  code: string,
  span: Span,
  known: Iterable<string>,
): { readonly hint: string; readonly fixes: readonly Fix[] } {
  const name = nearest(code, known);
  if (name === undefined) return { hint: '', fixes: [] };
  const fix = { title: `Change to \`${name}\``, edits: [{ span, newText: name }], preferred: true };
  return { hint: ` Did you mean \`${name}\`?`, fixes: [fix] };
}

function withdraw({ codes, span }: AllowComment, allowed: AllowedCode, text: string): Fix {
  const title = 'Remove what allows nothing';
  if (codes.length === 1) return removeLine(title, span, text);
  return { title, edits: [{ span: withComma(codes, allowed), newText: '' }], preferred: true };
}

/** The code with the comma before it; the first one, with the comma behind it. */
function withComma(codes: readonly AllowedCode[], allowed: AllowedCode): Span {
  const place = codes.indexOf(allowed);
  const before = codes[place - 1];
  if (before) return { start: before.span.end, end: allowed.span.end };
  return { start: allowed.span.start, end: codes[1]?.span.start ?? allowed.span.end };
}
