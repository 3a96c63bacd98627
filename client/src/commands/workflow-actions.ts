/** *Resume*, *Retry*, *Cancel* and *Undo Run*: what can be done with a run of a workflow. */
import * as vscode from 'vscode';
import {
  type WorkflowAction,
  type WorkflowActionParams,
  type WorkflowRunView,
  workflowActionRequest,
} from '../../../server/src/lsp/protocol.ts';
import { commands, views } from '../ids.ts';
import { runStateName } from '../views/workflow-nodes.ts';
import type { Deps } from './deps.ts';
import { registerCommand, trusted } from './register.ts';

export function registerWorkflowActions(deps: Deps): void {
  const resume = vscode.l10n.t('Resume Run');
  registerCommand(deps, commands.resumeRun, resume, ({ workflow }) => act(deps, resume, 'resume', workflow));
  const retry = vscode.l10n.t('Retry Run');
  registerCommand(deps, commands.retryRun, retry, ({ workflow }) => act(deps, retry, 'retry', workflow));
  const cancel = vscode.l10n.t('Cancel Run');
  registerCommand(deps, commands.cancelRun, cancel, ({ workflow }) => act(deps, cancel, 'cancel', workflow));
  const undo = vscode.l10n.t('Undo Run');
  registerCommand(deps, commands.undoRun, undo, ({ workflow }) => act(deps, undo, 'undo', workflow));
}

async function act(deps: Deps, title: string, action: WorkflowAction, chosen?: string): Promise<void> {
  if (!trusted(deps, title)) return;
  const run = chosen ?? (await pickRun(deps, title, action));
  if (run === undefined) return;
  const params: WorkflowActionParams = { id: run, action };
  const { reactor, state } = await deps.ui.progress(title, { view: views.runs }, (report, token) =>
    deps.server.requestWithProgress<WorkflowRunView>(workflowActionRequest, params, report, token),
  );
  await deps.workflows.refresh();
  deps.ui.note(vscode.l10n.t('{0}: {1} is {2}.', title, reactor, runStateName(state, vscode.l10n.t)));
}

/** One of the runs that allow it, asked for when there are several; says so when there is none. */
async function pickRun(
  { ui, workflows }: Deps,
  title: string,
  action: WorkflowAction,
): Promise<string | undefined> {
  const runs = workflows.runs.filter(({ actions }) => actions.includes(action));
  if (runs.length === 0) {
    ui.info(vscode.l10n.t('{0}: there is no run for that now.', title));
    return undefined;
  }
  const items = runs.map(({ id, reactor, state, started }) => ({
    label: reactor,
    description: `${state} · ${new Date(started).toLocaleString()}`,
    value: id,
  }));
  return runs.length === 1 ? runs[0]?.id : await ui.pick(title, items);
}
