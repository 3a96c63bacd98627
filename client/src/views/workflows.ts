/** The *Runs* view: the runs of workflows in this workspace, of all its windows, live. */
import * as vscode from 'vscode';
import {
  type WorkflowRunView,
  workflowRunChanged,
  workflowRunsRequest,
} from '../../../server/src/lsp/protocol.ts';
import { views } from '../ids.ts';
import type { FactoryServer } from '../server/factory-server.ts';
import type { Node } from './node.ts';
import { NodeTree } from './node-tree.ts';
import { withKept, withRun } from './runs.ts';
import { workflowNodes } from './workflow-nodes.ts';

/** Milliseconds after which what was `just now` is said anew. */
const minute = 60_000;

export class WorkflowsView implements vscode.Disposable {
  readonly #server: FactoryServer;
  readonly #log: vscode.LogOutputChannel;
  readonly #tree: NodeTree;
  readonly #view: vscode.TreeView<Node>;
  readonly #changed = new vscode.EventEmitter<readonly WorkflowRunView[]>();
  readonly #listeners: vscode.Disposable[];
  readonly #clock: ReturnType<typeof setInterval>;
  #runs: readonly WorkflowRunView[] = [];

  /** Fires with all runs whenever one of them went on. */
  readonly onDidChange = this.#changed.event;

  constructor(server: FactoryServer, log: vscode.LogOutputChannel) {
    this.#server = server;
    this.#log = log;
    this.#tree = new NodeTree(() =>
      workflowNodes(this.#runs, { now: Date.now(), locale: vscode.env.language }, vscode.l10n.t),
    );
    this.#view = vscode.window.createTreeView(views.runs, {
      treeDataProvider: this.#tree,
      showCollapseAll: true,
    });
    server.onNotification<WorkflowRunView>(workflowRunChanged, (run) => this.#show(withRun(this.#runs, run)));
    this.#listeners = [
      server.onDidChangeState((state) => {
        if (state === 'running') void this.refresh();
        else if (state === 'failed') this.#show([]);
      }),
      this.#view.onDidChangeVisibility(({ visible }) => visible && this.#tree.refresh()),
    ];
    this.#clock = setInterval(() => {
      if (this.#view.visible && this.#runs.length > 0) this.#tree.refresh();
    }, minute);
  }

  get runs(): readonly WorkflowRunView[] {
    return this.#runs;
  }

  get tree(): vscode.TreeDataProvider<Node> {
    return this.#tree;
  }

  /** Asks the server for its runs. Never rejects. */
  async refresh(): Promise<void> {
    try {
      const kept = await this.#server.request<readonly WorkflowRunView[]>(workflowRunsRequest);
      this.#show(withKept(this.#runs, kept));
    } catch (error) {
      this.#log.warn(`Runs: ${String(error)}`);
    }
  }

  #show(runs: readonly WorkflowRunView[]): void {
    this.#runs = runs;
    this.#tree.refresh();
    this.#changed.fire(runs);
  }

  dispose(): void {
    clearInterval(this.#clock);
    for (const listener of this.#listeners) listener.dispose();
    this.#view.dispose();
    this.#tree.dispose();
    this.#changed.dispose();
  }
}
