/** *Sort Sections*: the sections of all elements of the active document, in the order of their definitions. */
import * as vscode from 'vscode';
import { commands } from '../ids.ts';
import type { Deps } from './deps.ts';
import { registerCommand } from './register.ts';
import { runSourceAction } from './source-action.ts';

export function registerSortSections(deps: Deps): void {
  registerCommand(deps, commands.sortSections, vscode.l10n.t('Sort Sections'), () =>
    runSourceAction(deps, 'source.sortSections'),
  );
}
