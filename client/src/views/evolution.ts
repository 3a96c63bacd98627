/** The *Evolution* view: the runs of this workspace, live while one goes on. */
import * as vscode from 'vscode';
import {
  type EvolutionRunView,
  evolutionProgress,
  evolutionRunsRequest,
} from '../../../server/src/lsp/protocol.ts';
import { contexts, views } from '../ids.ts';
import type { FactoryServer } from '../server/factory-server.ts';
import type { Node } from './node.ts';
import { NodeTree } from './node-tree.ts';
import { mergeRun } from './run-history.ts';
import { runNodes } from './run-nodes.ts';

export class EvolutionView implements vscode.Disposable {
  readonly #server: FactoryServer;
  readonly #log: vscode.LogOutputChannel;
  readonly #tree: NodeTree;
  readonly #view: vscode.TreeView<Node>;
  readonly #changed = new vscode.EventEmitter<readonly EvolutionRunView[]>();
  readonly #listener: vscode.Disposable;
  #runs: readonly EvolutionRunView[] = [];

  /** Fires with all runs at each generation. */
  readonly onDidChange = this.#changed.event;

  constructor(server: FactoryServer, log: vscode.LogOutputChannel) {
    this.#server = server;
    this.#log = log;
    this.#tree = new NodeTree(() => runNodes(this.#runs, vscode.l10n.t));
    this.#view = vscode.window.createTreeView(views.evolution, {
      treeDataProvider: this.#tree,
      showCollapseAll: true,
    });
    server.onNotification<EvolutionRunView>(evolutionProgress, (update) =>
      this.#show(mergeRun(this.#runs, update)),
    );
    this.#listener = server.onDidChangeState((state) => {
      if (state === 'running') void this.refresh();
      else if (state === 'failed') this.#show([]);
    });
  }

  get runs(): readonly EvolutionRunView[] {
    return this.#runs;
  }

  /** The newest run that still goes on. */
  get running(): EvolutionRunView | undefined {
    return this.#runs.find(({ state }) => state === 'running');
  }

  get tree(): vscode.TreeDataProvider<Node> {
    return this.#tree;
  }

  /** Asks the server for its runs. Never rejects. */
  async refresh(): Promise<void> {
    try {
      this.#show(await this.#server.request<readonly EvolutionRunView[]>(evolutionRunsRequest));
    } catch (error) {
      this.#log.warn(`Evolution runs: ${String(error)}`);
    }
  }

  #show(runs: readonly EvolutionRunView[]): void {
    this.#runs = runs;
    this.#tree.refresh();
    void vscode.commands.executeCommand('setContext', contexts.evolving, this.running !== undefined);
    this.#changed.fire(runs);
  }

  dispose(): void {
    this.#listener.dispose();
    this.#view.dispose();
    this.#tree.dispose();
    this.#changed.dispose();
  }
}
