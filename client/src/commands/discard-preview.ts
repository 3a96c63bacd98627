/** *Discard Preview*: closes the diff of a proposal; the file stays as it is. */
import * as vscode from 'vscode';
import { commands } from '../ids.ts';
import type { Deps } from './deps.ts';
import { registerCommand } from './register.ts';

export function registerDiscardPreview(deps: Deps): void {
  registerCommand(deps, commands.discardPreview, vscode.l10n.t('Discard Preview'), async ({ uri }) => {
    const found = deps.proposals.find(uri === undefined ? undefined : vscode.Uri.parse(uri, true));
    if (found === undefined) deps.ui.info(vscode.l10n.t('There is no proposal to discard.'));
    else await deps.proposals.close(found[0]);
  });
}
