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
import { workflowNodes } from './workflow-nodes.ts';

export class WorkflowsView implements vscode.Disposable {
  readonly #server: FactoryServer;
  readonly #log: vscode.LogOutputChannel;
  readonly #tree: NodeTree;
  readonly #view: vscode.TreeView<Node>;
  readonly #listener: vscode.Disposable;
  #runs: readonly WorkflowRunView[] = [];

  constructor(server: FactoryServer, log: vscode.LogOutputChannel) {
    this.#server = server;
    this.#log = log;
    this.#tree = new NodeTree(() => workflowNodes(this.#runs, vscode.l10n.t));
    this.#view = vscode.window.createTreeView(views.runs, {
      treeDataProvider: this.#tree,
      showCollapseAll: true,
    });
    server.onNotification<WorkflowRunView>(workflowRunChanged, (run) => this.#show(withRun(this.#runs, run)));
    this.#listener = server.onDidChangeState((state) => {
      if (state === 'running') void this.refresh();
      else if (state === 'failed') this.#show([]);
    });
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
      this.#show(await this.#server.request<readonly WorkflowRunView[]>(workflowRunsRequest));
    } catch (error) {
      this.#log.warn(`Runs: ${String(error)}`);
    }
  }

  #show(runs: readonly WorkflowRunView[]): void {
    this.#runs = runs;
    this.#tree.refresh();
  }

  dispose(): void {
    this.#listener.dispose();
    this.#view.dispose();
    this.#tree.dispose();
  }
}

/** `runs` with the newer state of one of them, or with one more in front. */
export function withRun(runs: readonly WorkflowRunView[], run: WorkflowRunView): readonly WorkflowRunView[] {
  const place = runs.findIndex(({ id }) => id === run.id);
  return place < 0 ? [run, ...runs] : runs.with(place, run);
}
