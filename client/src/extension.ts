/** Entry of the extension: puts the parts together and returns at once; the server starts on its own time. */
import * as vscode from 'vscode';
import type { Overview } from '../../server/src/lsp/protocol.ts';
import { registerCommands } from './commands/all.ts';
import type { Deps } from './commands/deps.ts';
import { runs } from './commands/register.ts';
import { commands, contexts } from './ids.ts';
import { PlanPanels } from './plan/plan-panels.ts';
import { BuiltInDocuments } from './preview/built-in-documents.ts';
import { Proposals } from './preview/proposals.ts';
import { Recent } from './preview/recent.ts';
import { VirtualDocuments } from './preview/virtual-documents.ts';
import { codeCacheOf, removeOthers } from './server/code-cache.ts';
import { FactoryServer } from './server/factory-server.ts';
import { whenNeeded } from './server/when-needed.ts';
import { ScoreItem } from './status/score-item.ts';
import { createUiPort, editorUi, type Ui, type UiPort } from './ui.ts';
import { EvolutionView } from './views/evolution.ts';
import { ProjectsView } from './views/projects.ts';
import { WorkflowsView } from './views/workflows.ts';

/** What `activate` returns: the parts that the tests in a real editor look at. No public interface. */
export interface Internals {
  readonly ui: UiPort;
  readonly server: FactoryServer;
  readonly projects: ProjectsView;
  readonly evolution: EvolutionView;
  readonly workflows: WorkflowsView;
  readonly plans: PlanPanels;
  readonly score: ScoreItem;
  readonly log: vscode.LogOutputChannel;
  /** The server's state when `activate` returned: the editor must not wait for it. */
  readonly stateWhenActivated: FactoryServer['state'];
}

let started: FactoryServer | undefined;

export function activate(context: vscode.ExtensionContext): Internals {
  const begin = performance.now();
  const log = vscode.window.createOutputChannel('Spark DSL Factory', { log: true });
  const ui = createUiPort(editorUi);
  const module = context.asAbsolutePath('dist/server.cjs');
  const codeCache = codeCacheOf(context);
  const server = new FactoryServer({
    module,
    codeCache: codeCache.fsPath,
    log,
    gaveUp: () => sayServerFailed(ui),
  });
  removeOthers(codeCache).catch((error: unknown) => log.warn(`Old code: ${String(error)}`));
  const projects = new ProjectsView(server, log);
  const evolution = new EvolutionView(server, log);
  const workflows = new WorkflowsView(server, log);
  const plans = new PlanPanels({ context, server, workflows, ui, log });
  const score = new ScoreItem(server, log);
  const documents = new VirtualDocuments();
  const builtIn = new BuiltInDocuments(server);
  const proposals = new Proposals(documents, server, ui);
  const deps: Deps = {
    context,
    log,
    ui,
    server,
    projects,
    evolution,
    workflows,
    plans,
    documents,
    proposals,
    reasons: new Recent(64),
  };
  context.subscriptions.push(
    log,
    server,
    projects,
    evolution,
    workflows,
    plans,
    score,
    documents,
    builtIn,
    ...wires(deps, score),
  );
  registerCommands(deps);
  context.subscriptions.push(whenNeeded(() => server.startOnce()));
  started = server;
  void score.update();
  log.debug(`activate: ${(performance.now() - begin).toFixed(1)} ms`);
  return { ui, server, projects, evolution, workflows, plans, score, log, stateWhenActivated: server.state };
}

/** Ends the server; the editor waits for it. */
export async function deactivate(): Promise<void> {
  await started?.dispose();
}

function wires({ server, projects, evolution, workflows, ui }: Deps, score: ScoreItem): vscode.Disposable[] {
  const tell = (): void => void vscode.commands.executeCommand('setContext', contexts.server, server.state);
  tell();
  return [
    server.onDidChangeState(tell),
    projects.onDidChange(() => score.updateSoon()),
    projects.onDidChange(storeProblemSayer(ui)),
    // The overview is asked for again when the store changed, by this window or another one.
    projects.onDidChange(() => Promise.all([workflows.refresh(), evolution.refresh()])),
    // The server learns of trust when it starts, and opens its store only then.
    vscode.workspace.onDidGrantWorkspaceTrust(() => vscode.commands.executeCommand(commands.restartServer)),
  ];
}

/** Says once that the store is damaged, since only a person can decide to start a new one; the view goes on saying it. */
function storeProblemSayer(ui: Ui): (overview: Overview) => void {
  let said = false;
  return ({ storeProblem }) => {
    if (storeProblem?.recoverable && !said)
      ui.warn(storeProblem.message, runs(vscode.l10n.t('Recover Store'), commands.recoverStore));
    said = storeProblem?.recoverable === true;
  };
}

function sayServerFailed(ui: UiPort): void {
  ui.error(
    vscode.l10n.t('The language server keeps stopping and was not started again. The output says why.'),
    runs(vscode.l10n.t('Restart Server'), commands.restartServer),
    runs(vscode.l10n.t('Show Output'), commands.showOutput),
  );
}
