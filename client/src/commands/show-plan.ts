/** *Show Plan*: the steps of a reactor as a flowchart. */
import * as vscode from 'vscode';
import { type PlanResult, planRequest, type ReactorParams } from '../../../server/src/lsp/protocol.ts';
import { commands } from '../ids.ts';
import { showReport } from '../reports/reports.ts';
import type { Deps } from './deps.ts';
import { registerCommand } from './register.ts';

export function registerShowPlan(deps: Deps): void {
  registerCommand(deps, commands.showPlan, vscode.l10n.t('Show Plan'), async ({ uri, reactor }) => {
    if (uri === undefined || reactor === undefined) {
      deps.ui.info(vscode.l10n.t('Open a .spark file and use “Show plan” above one of its reactors.'));
      return;
    }
    const params: ReactorParams = { uri, reactor };
    const plan = await deps.server.request<PlanResult>(planRequest, params);
    await showReport(deps.documents, vscode.l10n.t('Plan of {0}', plan.reactor), plan.markdown);
  });
}
