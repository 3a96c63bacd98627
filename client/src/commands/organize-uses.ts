/** *Organize Uses*: one sorted `use` statement in the active document, with the definitions that it needs. */
import * as vscode from 'vscode';
import { commands } from '../ids.ts';
import type { Deps } from './deps.ts';
import { registerCommand } from './register.ts';
import { runSourceAction } from './source-action.ts';

export function registerOrganizeUses(deps: Deps): void {
  registerCommand(deps, commands.organizeUses, vscode.l10n.t('Organize Uses'), () =>
    runSourceAction(deps, 'source.organizeImports'),
  );
}
