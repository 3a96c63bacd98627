/** Code actions from the fixes that diagnostics carry: each fix, and *Fix all* for the kinds that have a preferred one. */
import type { LangiumDocument } from 'langium';
import type { CodeActionProvider } from 'langium/lsp';
import { type CodeAction, CodeActionKind, type CodeActionParams, type TextEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic, Fix } from '../base/diagnostic.ts';
import type { Edit } from '../base/span.ts';
import { toLspDiagnostic } from './diagnostics.ts';
import { rangeOf, spanOf } from './place.ts';

/** Offers fixes of the findings that `diagnosticsOf` a document gives, in its present version. */
export class FixProvider implements CodeActionProvider {
  readonly #diagnosticsOf: (document: LangiumDocument) => readonly Diagnostic[];

  constructor(diagnosticsOf: (document: LangiumDocument) => readonly Diagnostic[]) {
    this.#diagnosticsOf = diagnosticsOf;
  }

  getCodeActions(document: LangiumDocument, { range, context }: CodeActionParams): CodeAction[] {
    const { textDocument } = document;
    const wanted = (kind: string): boolean =>
      !context.only || context.only.some((only) => kind === only || kind.startsWith(`${only}.`));
    const all = this.#diagnosticsOf(document);
    const selected = spanOf(textDocument, range);
    const here = all.filter(({ span }) => span.start <= selected.end && selected.start <= span.end);
    const single = wanted(CodeActionKind.QuickFix)
      ? here.flatMap((diagnostic) => diagnostic.fixes.map((fix) => quickFix(textDocument, diagnostic, fix)))
      : [];
    const codes = new Set(here.map(({ code }) => code));
    const every = [...codes].flatMap((code) => fixAllOf(textDocument, code, all, wanted) ?? []);
    return [...single, ...every];
  }
}

function quickFix(document: TextDocument, diagnostic: Diagnostic, fix: Fix): CodeAction {
  return {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [toLspDiagnostic(document, diagnostic)],
    ...(fix.preferred ? { isPreferred: true } : {}),
    edit: { changes: { [document.uri]: toTextEdits(document, fix.edits) } },
  };
}

/** All preferred fixes of one kind in the file, when there are several. */
function fixAllOf(
  document: TextDocument,
  code: string,
  all: readonly Diagnostic[],
  wanted: (kind: string) => boolean,
): CodeAction | undefined {
  if (!wanted(CodeActionKind.QuickFix)) return undefined;
  const fixable = all.filter((diagnostic) => diagnostic.code === code && preferredOf(diagnostic));
  if (fixable.length < 2) return undefined;
  const edits = withoutOverlaps(fixable.flatMap((diagnostic) => preferredOf(diagnostic) ?? []));
  return {
    title: `Fix all ${fixable.length} of this kind in the file (${code})`,
    kind: CodeActionKind.QuickFix,
    edit: { changes: { [document.uri]: toTextEdits(document, edits) } },
  };
}

function preferredOf({ fixes }: Diagnostic): Fix | undefined {
  return fixes.find(({ preferred }) => preferred);
}

/** The edits of the fixes in text order; a fix that would touch what another one changes waits for the next time. */
function withoutOverlaps(fixes: readonly Fix[]): Edit[] {
  const taken: Edit[] = [];
  const byStart = [...fixes].sort((a, b) => firstOffset(a) - firstOffset(b));
  let end = -1;
  for (const { edits } of byStart) {
    const sorted = [...edits].sort((a, b) => a.span.start - b.span.start);
    if (sorted.some(({ span }) => span.start < end || (span.start === end && span.start === span.end)))
      continue;
    taken.push(...sorted);
    end = Math.max(end, ...sorted.map(({ span }) => span.end));
  }
  return taken;
}

function firstOffset({ edits }: Fix): number {
  return Math.min(...edits.map(({ span }) => span.start));
}

function toTextEdits(document: TextDocument, edits: readonly Edit[]): TextEdit[] {
  return edits.map(({ span, newText }) => ({ range: rangeOf(document, span), newText }));
}
