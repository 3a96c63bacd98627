/** *Restart Server*: a new language server in place of this one, whatever state it is in. */
import * as vscode from 'vscode';
import { commands } from '../ids.ts';
import type { Deps } from './deps.ts';
import { registerCommand } from './register.ts';

export function registerRestartServer(deps: Deps): void {
  registerCommand(deps, commands.restartServer, vscode.l10n.t('Restart Server'), async () => {
    await deps.server.restart();
    deps.ui.note(vscode.l10n.t('The language server was restarted.'));
  });
}
