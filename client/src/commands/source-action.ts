/** Runs a code action of the whole file from the palette, for those who do not look for it under a light bulb. */
import * as vscode from 'vscode';
import { languages } from '../ids.ts';
import type { Deps } from './deps.ts';

/** Applies the action of a kind to the active `.spark` document, or says that there is nothing to do. */
export async function runSourceAction({ ui }: Deps, kind: string): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (document?.languageId !== languages.spark) {
    ui.note(vscode.l10n.t('Open a .spark document first.'));
    return;
  }
  const { lineCount } = document;
  const whole = document.validateRange(new vscode.Range(0, 0, lineCount, 0));
  // Not the editor's own command: that gives up without a word when a keystroke or another request comes between.
  const actions = await vscode.commands.executeCommand<readonly vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    whole,
    kind,
  );
  const edit = actions.find((action) => action.edit)?.edit;
  if (!edit || edit.size === 0) ui.note(vscode.l10n.t('There is nothing to change in this document.'));
  else if (!(await vscode.workspace.applyEdit(edit)))
    ui.warn(vscode.l10n.t('The document was changed meanwhile. Try again.'));
}
