/** *Undo Last Change*: puts the files of the last applied proposal back, whether they are open or not. */
import * as vscode from 'vscode';
import { type UndoResult, undoRequest } from '../../../server/src/lsp/protocol.ts';
import { commands } from '../ids.ts';
import type { Deps } from './deps.ts';
import { registerCommand, trusted } from './register.ts';

export function registerUndoLastChange(deps: Deps): void {
  const title = vscode.l10n.t('Undo Last Change');
  registerCommand(deps, commands.undoLastChange, title, async () => {
    if (!trusted(deps, title)) return;
    const { applied, reason, label } = await deps.server.request<UndoResult>(undoRequest);
    if (applied) deps.ui.note(vscode.l10n.t('Undone: {0}', label ?? title));
    else deps.ui.info(reason ?? vscode.l10n.t('There is nothing to undo.'));
    await deps.projects.refresh();
  });
}
