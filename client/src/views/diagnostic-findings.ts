/** The findings that the editor already has, so that the tree need not ask for them again. */
import * as vscode from 'vscode';
import type { Finding } from './finding.ts';

/** The findings of our own language server on a document, in the order of the text. */
export function findingsOf(uri: string): Finding[] {
  return vscode.languages
    .getDiagnostics(vscode.Uri.parse(uri, true))
    .flatMap((diagnostic) => {
      const code = codeOf(diagnostic);
      if (code === undefined) return [];
      const { line, character } = diagnostic.range.start;
      return [
        {
          code,
          severity: severities[diagnostic.severity],
          message: diagnostic.message,
          uri,
          line,
          character,
        },
      ];
    })
    .sort((a, b) => a.line - b.line || a.character - b.character);
}

/** Codes of other extensions, such as spell checkers, have no language in front. */
function codeOf({ code }: vscode.Diagnostic): string | undefined {
  const value = typeof code === 'object' ? code.value : code;
  return typeof value === 'string' && /^(req|spark|factory)\//.test(value) ? value : undefined;
}

const severities: Readonly<Record<vscode.DiagnosticSeverity, Finding['severity']>> = {
  [vscode.DiagnosticSeverity.Error]: 'error',
  [vscode.DiagnosticSeverity.Warning]: 'warning',
  [vscode.DiagnosticSeverity.Information]: 'info',
  [vscode.DiagnosticSeverity.Hint]: 'hint',
};
