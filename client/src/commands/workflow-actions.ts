/** *Resume*, *Retry*, *Cancel* and *Undo Run*: what can be done with a run of a workflow. */
import * as vscode from 'vscode';
import {
  type WorkflowAction,
  type WorkflowActionParams,
  type WorkflowRunView,
  workflowActionRequest,
} from '../../../server/src/lsp/protocol.ts';
import { commands, views } from '../ids.ts';
import { runStateName } from '../views/state-names.ts';
import { runName } from '../views/workflow-nodes.ts';
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
  const { ui, server, workflows } = deps;
  const run = workflows.runs.find(({ id }) => id === chosen) ?? (await pickRun(deps, title, action));
  if (run === undefined || !(await confirmed(deps, title, action, run))) return;
  const params: WorkflowActionParams = { id: run.id, action };
  const after = await ui.progress(title, { view: views.runs }, (report, token) =>
    server.requestWithProgress<WorkflowRunView>(workflowActionRequest, params, report, token),
  );
  await workflows.refresh();
  ui.note(vscode.l10n.t('{0}: {1} is {2}.', title, runName(after), runStateName(after.state, vscode.l10n.t)));
}

/** Asks before something is taken back; going on and trying again take nothing away. */
async function confirmed(
  { ui }: Deps,
  title: string,
  action: WorkflowAction,
  run: WorkflowRunView,
): Promise<boolean> {
  if (action === 'resume' || action === 'retry') return true;
  const question =
    action === 'undo'
      ? vscode.l10n.t('Take back what “{0}” did?', runName(run))
      : vscode.l10n.t('Stop “{0}” and take back what it did so far?', runName(run));
  const detail = vscode.l10n.t(
    'Projects, candidates and scores that it made are removed from the store. Your files stay as they are.',
  );
  return await ui.confirm(question, detail, title);
}

/** One of the runs that allow it, asked for when there are several; says so when there is none. */
async function pickRun(
  { ui, workflows }: Deps,
  title: string,
  action: WorkflowAction,
): Promise<WorkflowRunView | undefined> {
  const runs = workflows.runs.filter(({ actions }) => actions.includes(action));
  if (runs.length === 0) {
    ui.info(vscode.l10n.t('{0}: there is no run for that now.', title));
    return undefined;
  }
  const items = runs.map((run) => ({
    label: runName(run),
    description: `${runStateName(run.state, vscode.l10n.t)} · ${new Date(run.started).toLocaleString(vscode.env.language)}`,
    value: run,
  }));
  return runs.length === 1 ? runs[0] : await ui.pick(title, items);
}
