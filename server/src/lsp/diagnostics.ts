/** Findings as LSP diagnostics. */
import {
  DiagnosticSeverity,
  type Diagnostic as LspDiagnostic,
  DiagnosticTag as LspTag,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic, DiagnosticTag, Severity } from '../base/diagnostic.ts';
import { rangeOf } from './place.ts';
import { findingPageUri } from './protocol.ts';

/** What the editor shows in brackets behind a message. */
export const diagnosticSource = 'Spark DSL Factory';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const tags: Readonly<Record<DiagnosticTag, LspTag>> = {
  unnecessary: LspTag.Unnecessary,
  deprecated: LspTag.Deprecated,
};

export function toLspDiagnostics(
  document: TextDocument,
  diagnostics: readonly Diagnostic[],
): LspDiagnostic[] {
  return diagnostics.map((diagnostic) => toLspDiagnostic(document, diagnostic));
}

export function toLspDiagnostic(document: TextDocument, diagnostic: Diagnostic): LspDiagnostic {
  const { code, severity, message, span, related, tag } = diagnostic;
  return {
    range: rangeOf(document, span),
    severity: severities[severity],
    code,
    codeDescription: { href: findingPageUri(code) },
    source: diagnosticSource,
    message,
    ...(tag ? { tags: [tags[tag]] } : {}),
    // Related places in other documents would need their texts; engines relate places of one document only.
    ...(related
      ? {
          relatedInformation: related
            .filter(({ uri }) => uri === undefined || uri === document.uri)
            .map((place) => ({
              message: place.message,
              location: { uri: document.uri, range: rangeOf(document, place.span) },
            })),
        }
      : {}),
  };
}
