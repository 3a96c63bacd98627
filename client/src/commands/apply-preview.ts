/** *Apply Preview*: writes the proposal that a diff shows. */
import * as vscode from 'vscode';
import { commands } from '../ids.ts';
import { write } from '../preview/offer.ts';
import type { Deps } from './deps.ts';
import { registerCommand, trusted } from './register.ts';

export function registerApplyPreview(deps: Deps): void {
  const title = vscode.l10n.t('Apply Preview');
  registerCommand(deps, commands.applyPreview, title, async ({ uri }) => {
    if (!trusted(deps, title)) return;
    const found = deps.proposals.find(uri === undefined ? undefined : vscode.Uri.parse(uri, true));
    if (found === undefined) {
      deps.ui.info(vscode.l10n.t('There is no proposal to apply. Generate or evolve a model first.'));
      return;
    }
    const [preview, proposal] = found;
    if (await write(deps, proposal)) await deps.proposals.close(preview);
  });
}
