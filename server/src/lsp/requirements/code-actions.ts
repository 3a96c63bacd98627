/** Code actions of `.req` documents: the fixes of findings, what can be taught about a word, and numbers for what has none. */
import type { LangiumDocument } from 'langium';
import type { CodeActionProvider } from 'langium/lsp';
import type { CodeAction, CodeActionParams } from 'vscode-languageserver';
import type { FixProvider } from '../fixes.ts';
import { numberActions } from './number-statements.ts';
import { teachActions } from './teach.ts';

export class RequirementsCodeActions implements CodeActionProvider {
  readonly #fixes: FixProvider;

  constructor(fixes: FixProvider) {
    this.#fixes = fixes;
  }

  getCodeActions(document: LangiumDocument, params: CodeActionParams): CodeAction[] {
    return [
      ...this.#fixes.getCodeActions(document, params),
      ...teachActions(document, params),
      ...numberActions(document, params),
    ];
  }
}
