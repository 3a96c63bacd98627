/** *Number all statements*: a source action for documents whose statements have no ids, or not all of them. */
import type { LangiumDocument } from 'langium';
import type { CodeAction, CodeActionParams } from 'vscode-languageserver';
import { numberAll } from '../../requirements/index.ts';
import { isWanted, toTextEdits } from '../fixes.ts';
import { analysisOf } from './analysis.ts';

/** The kind of the action, for `editor.codeActionsOnSave` and keybindings. */
export const numberStatementsKind = 'source.numberStatements';

/** The action, when it is asked for and there is something to number. */
export function numberActions(document: LangiumDocument, { context }: CodeActionParams): CodeAction[] {
  if (!isWanted(numberStatementsKind, context)) return [];
  const { textDocument } = document;
  return numberAll(analysisOf(document).document).map(({ title, edits }) => ({
    title,
    kind: numberStatementsKind,
    edit: { changes: { [textDocument.uri]: toTextEdits(textDocument, edits) } },
  }));
}
