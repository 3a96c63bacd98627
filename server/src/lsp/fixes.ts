/**
 * Code actions from the fixes that diagnostics carry: each fix, *Fix all* of a kind that has a preferred one, every
 * preferred one of the file, and what explains the kind.
 */
import type { LangiumDocument } from 'langium';
import type { CodeActionProvider } from 'langium/lsp';
import {
  type CodeAction,
  type CodeActionContext,
  CodeActionKind,
  type CodeActionParams,
  CodeActionTriggerKind,
  type TextEdit,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic, Fix } from '../base/diagnostic.ts';
import type { Edit } from '../base/span.ts';
import { toLspDiagnostic } from './diagnostics.ts';
import { rangeOf, spanOf } from './place.ts';
import { type ExplainFindingParams, explainFindingCommand } from './protocol.ts';

/** What fixes are offered of. */
export interface FixSource {
  /** The findings of a document in its present version. */
  diagnosticsOf(document: LangiumDocument): readonly Diagnostic[];
  /** What can be done about any finding, behind its own fixes: to allow it, for one. */
  otherFixes?(document: LangiumDocument, diagnostic: Diagnostic): readonly Fix[];
}

export class FixProvider implements CodeActionProvider {
  readonly #source: FixSource;

  constructor(source: FixSource) {
    this.#source = source;
  }

  getCodeActions(document: LangiumDocument, { range, context }: CodeActionParams): CodeAction[] {
    const { textDocument } = document;
    const all = this.#source.diagnosticsOf(document);
    const selected = spanOf(textDocument, range);
    const here = all.filter(({ span }) => span.start <= selected.end && selected.start <= span.end);
    const everything = isWanted(CodeActionKind.SourceFixAll, context) ? fixAll(textDocument, all) : [];
    if (!isWanted(CodeActionKind.QuickFix, context)) return everything;
    const codes = new Set(here.map(({ code }) => code));
    const action = (diagnostic: Diagnostic) => (fix: Fix) => quickFix(textDocument, diagnostic, fix);
    return [
      ...here.flatMap((diagnostic) => diagnostic.fixes.map(action(diagnostic))),
      ...[...codes].flatMap((code) => fixAllOf(textDocument, code, all) ?? []),
      ...here.flatMap((diagnostic) =>
        (this.#source.otherFixes?.(document, diagnostic) ?? []).map(action(diagnostic)),
      ),
      ...[...codes].map((code) => explain(code)),
      ...everything,
    ];
  }
}

/**
 * Whether actions of a kind are asked for. Those for the whole file are no answer to a light bulb, which asks by itself
 * whenever the cursor moves.
 */
export function isWanted(kind: string, { only, triggerKind }: CodeActionContext): boolean {
  if (only) return only.some((each) => kind === each || kind.startsWith(`${each}.`));
  return triggerKind !== CodeActionTriggerKind.Automatic || !kind.startsWith(`${CodeActionKind.Source}.`);
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

/** Shows what the kind of finding is about, with examples. */
function explain(code: string): CodeAction {
  const title = `Explain ${code}`;
  const params: ExplainFindingParams = { code };
  return {
    title,
    kind: CodeActionKind.QuickFix,
    command: { title, command: explainFindingCommand, arguments: [params] },
  };
}

/** All preferred fixes of one kind in the file, when there are several. */
function fixAllOf(document: TextDocument, code: string, all: readonly Diagnostic[]): CodeAction | undefined {
  const fixes = all
    .filter((diagnostic) => diagnostic.code === code)
    .flatMap((each) => preferredOf(each) ?? []);
  if (fixes.length < 2) return undefined;
  return {
    title: `Fix all ${fixes.length} of this kind in the file (${code})`,
    kind: CodeActionKind.QuickFix,
    edit: { changes: { [document.uri]: toTextEdits(document, withoutOverlaps(fixes)) } },
  };
}

/** All preferred fixes of the file. */
function fixAll(document: TextDocument, all: readonly Diagnostic[]): CodeAction[] {
  const fixes = all.flatMap((diagnostic) => preferredOf(diagnostic) ?? []);
  if (fixes.length === 0) return [];
  return [
    {
      title: 'Fix everything that has one fix',
      kind: CodeActionKind.SourceFixAll,
      edit: { changes: { [document.uri]: toTextEdits(document, withoutOverlaps(fixes)) } },
    },
  ];
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

export function toTextEdits(document: TextDocument, edits: readonly Edit[]): TextEdit[] {
  return edits.map(({ span, newText }) => ({ range: rangeOf(document, span), newText }));
}
