/** *Stop Evolution*: ends a run after its generation; the best so far is offered. */
import * as vscode from 'vscode';
import { stopEvolutionRequest } from '../../../server/src/lsp/protocol.ts';
import { commands } from '../ids.ts';
import type { Deps } from './deps.ts';
import { registerCommand } from './register.ts';

export function registerStopEvolution(deps: Deps): void {
  registerCommand(deps, commands.stopEvolution, vscode.l10n.t('Stop Evolution'), async ({ run }) => {
    const runId = run ?? deps.evolution.running?.id;
    if (runId === undefined) {
      deps.ui.info(vscode.l10n.t('No evolution is running.'));
      return;
    }
    await deps.server.request(stopEvolutionRequest, { runId });
  });
}
