/** Code actions of `.req` documents: the fixes of findings, and what can be taught about a word. */
import type { LangiumDocument } from 'langium';
import type { CodeActionProvider } from 'langium/lsp';
import type { CodeAction, CodeActionParams } from 'vscode-languageserver';
import type { FixProvider } from '../fixes.ts';
import { teachActions } from './teach.ts';

export class RequirementsCodeActions implements CodeActionProvider {
  readonly #fixes: FixProvider;

  constructor(fixes: FixProvider) {
    this.#fixes = fixes;
  }

  getCodeActions(document: LangiumDocument, params: CodeActionParams): CodeAction[] {
    return [...this.#fixes.getCodeActions(document, params), ...teachActions(document, params)];
  }
}
