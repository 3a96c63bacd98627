/** Runs a code action of the whole file from the palette, for those who do not look for it under a light bulb. */
import * as vscode from 'vscode';
import { languages } from '../ids.ts';
import type { Deps } from './deps.ts';

/** Applies the action of a kind to the active `.spark` document; the editor itself says when there is nothing to do. */
export async function runSourceAction({ ui }: Deps, kind: string): Promise<void> {
  if (vscode.window.activeTextEditor?.document.languageId !== languages.spark) {
    ui.note(vscode.l10n.t('Open a .spark document first.'));
    return;
  }
  await vscode.commands.executeCommand('editor.action.sourceAction', { kind, apply: 'first' });
}
