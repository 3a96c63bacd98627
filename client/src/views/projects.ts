/** The *Projects* view: asks the server for its overview when something changed, and shows it. */
import * as vscode from 'vscode';
import { type Overview, overviewChanged, overviewRequest } from '../../../server/src/lsp/protocol.ts';
import { contexts, views } from '../ids.ts';
import type { FactoryServer } from '../server/factory-server.ts';
import { findingsOf } from './diagnostic-findings.ts';
import type { Node } from './node.ts';
import { NodeTree } from './node-tree.ts';
import { findingCounts, projectNodes } from './project-nodes.ts';

export class ProjectsView implements vscode.Disposable {
  readonly #server: FactoryServer;
  readonly #log: vscode.LogOutputChannel;
  readonly #tree: NodeTree;
  readonly #view: vscode.TreeView<Node>;
  readonly #changed = new vscode.EventEmitter<Overview>();
  readonly #listeners: vscode.Disposable[];
  #overview: Overview = { projects: [] };
  #refreshing: Promise<void> | undefined;
  #again = false;

  /** Fires after each answer of the server. */
  readonly onDidChange = this.#changed.event;

  constructor(server: FactoryServer, log: vscode.LogOutputChannel) {
    this.#server = server;
    this.#log = log;
    this.#tree = new NodeTree(() => projectNodes(this.#overview.projects, findingsOf, vscode.l10n.t));
    this.#view = vscode.window.createTreeView(views.projects, {
      treeDataProvider: this.#tree,
      showCollapseAll: true,
    });
    if (this.#view.visible) server.startOnce();
    server.onNotification(overviewChanged, () => void this.refresh());
    this.#listeners = [
      this.#view.onDidChangeVisibility(({ visible }) => visible && server.startOnce()),
      server.onDidChangeState((state) => {
        if (state === 'running') void this.refresh();
        else if (state === 'failed') this.#show({ projects: [] });
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.#show(this.#overview)),
    ];
  }

  get overview(): Overview {
    return this.#overview;
  }

  get tree(): vscode.TreeDataProvider<Node> {
    return this.#tree;
  }

  /** What stands above the tree; empty when there is nothing to say. */
  get message(): string {
    return this.#view.message ?? '';
  }

  get badge(): vscode.ViewBadge | undefined {
    return this.#view.badge;
  }

  /** Asks the server again; calls that come meanwhile share one more question. Never rejects. */
  async refresh(): Promise<void> {
    this.#again = true;
    this.#refreshing ??= this.#ask().finally(() => {
      this.#refreshing = undefined;
    });
    await this.#refreshing;
  }

  async #ask(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      try {
        this.#show(await this.#server.request<Overview>(overviewRequest));
      } catch (error) {
        this.#log.warn(`Overview: ${String(error)}`);
        return;
      }
    }
  }

  #show(overview: Overview): void {
    this.#overview = overview;
    this.#tree.refresh();
    this.#view.badge = badge(overview);
    this.#view.message = message(overview) ?? '';
    const damaged = overview.storeProblem?.recoverable === true;
    void vscode.commands.executeCommand('setContext', contexts.hasProjects, overview.projects.length > 0);
    void vscode.commands.executeCommand('setContext', contexts.storeDamaged, damaged);
    this.#changed.fire(overview);
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose();
    this.#view.dispose();
    this.#tree.dispose();
    this.#changed.dispose();
  }
}

/** The number of errors and warnings, on the icon in the activity bar. */
function badge({ projects }: Overview): vscode.ViewBadge | undefined {
  const sum = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const { findings } of projects) {
    sum.error += findings.error;
    sum.warning += findings.warning;
  }
  const value = sum.error + sum.warning;
  return value === 0 ? undefined : { value, tooltip: findingCounts({ findings: sum }, vscode.l10n.t) };
}

function message({ projects, storeProblem }: Overview): string | undefined {
  if (projects.length === 0) return undefined;
  if (!vscode.workspace.isTrusted)
    return vscode.l10n.t('Restricted Mode: findings and scores are shown, nothing is generated or written.');
  return storeProblem?.message;
}
