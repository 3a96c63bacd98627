/** *Show Plan*: the steps of a reactor as a picture; *Show Plan of This Run*: the same with what became of each step, live. */
import * as vscode from 'vscode';
import type { WorkflowRunView } from '../../../server/src/lsp/protocol.ts';
import { commands } from '../ids.ts';
import { runStateName } from '../views/state-names.ts';
import { runName } from '../views/workflow-nodes.ts';
import type { Deps } from './deps.ts';
import { registerCommand } from './register.ts';

export function registerShowPlan(deps: Deps): void {
  registerCommand(deps, commands.showPlan, vscode.l10n.t('Show Plan'), async ({ uri, reactor }) => {
    if (uri === undefined || reactor === undefined) {
      deps.ui.info(vscode.l10n.t('Open a .spark file and use “Show plan” above one of its reactors.'));
      return;
    }
    await deps.plans.show({ uri, reactor });
  });
  const title = vscode.l10n.t('Show Plan of This Run');
  registerCommand(deps, commands.showRunPlan, title, async ({ workflow }) => {
    const run = deps.workflows.runs.find(({ id }) => id === workflow) ?? (await pickRun(deps, title));
    if (run === undefined) return;
    const { id, reactor, document } = run;
    await deps.plans.show({ reactor, run: id, ...(document === undefined ? {} : { uri: document }) });
  });
}

/** One of the runs, asked for when there are several; says so when there is none. */
async function pickRun({ ui, workflows }: Deps, title: string): Promise<WorkflowRunView | undefined> {
  const { runs } = workflows;
  if (runs.length === 0) ui.info(vscode.l10n.t('{0}: there is no run for that now.', title));
  if (runs.length < 2) return runs[0];
  const items = runs.map((run) => ({
    label: runName(run),
    description: `${runStateName(run.state, vscode.l10n.t)} · ${new Date(run.started).toLocaleString(vscode.env.language)}`,
    value: run,
  }));
  return await ui.pick(title, items);
}
