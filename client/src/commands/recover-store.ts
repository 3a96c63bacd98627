/** *Recover Store*: moves a damaged store aside, where it is kept, and starts an empty one. */
import * as vscode from 'vscode';
import { type RecoverStoreResult, recoverStoreRequest } from '../../../server/src/lsp/protocol.ts';
import { commands } from '../ids.ts';
import type { Deps } from './deps.ts';
import { registerCommand, trusted } from './register.ts';

export function registerRecoverStore(deps: Deps): void {
  const title = vscode.l10n.t('Recover Store');
  registerCommand(deps, commands.recoverStore, title, async () => {
    if (!trusted(deps, title)) return;
    const { keptAs } = await deps.server.request<RecoverStoreResult>(recoverStoreRequest);
    await Promise.all([deps.projects.refresh(), deps.evolution.refresh()]);
    deps.ui.info(
      keptAs === undefined
        ? vscode.l10n.t('The store is not damaged: there is nothing to recover.')
        : vscode.l10n.t('The store starts anew. The damaged one is kept as {0} in .spark-factory.', keptAs),
    );
  });
}
