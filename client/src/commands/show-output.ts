/** *Show Output*: the log of the extension and its server. */
import * as vscode from 'vscode';
import { commands } from '../ids.ts';
import type { Deps } from './deps.ts';
import { registerCommand } from './register.ts';

export function registerShowOutput(deps: Deps): void {
  registerCommand(deps, commands.showOutput, vscode.l10n.t('Show Output'), () => deps.log.show(true));
}
