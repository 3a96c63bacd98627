/** *Refresh*: asks the server for everything the views show. */
import * as vscode from 'vscode';
import { commands } from '../ids.ts';
import type { Deps } from './deps.ts';
import { registerCommand } from './register.ts';

export function registerRefresh(deps: Deps): void {
  registerCommand(deps, commands.refresh, vscode.l10n.t('Refresh'), async () => {
    await Promise.all([deps.projects.refresh(), deps.evolution.refresh(), deps.workflows.refresh()]);
  });
}
