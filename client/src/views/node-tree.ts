/** Turns {@link Node}s into the editor's tree items. */
import * as vscode from 'vscode';
import type { Node, Target } from './node.ts';

/** A tree whose roots are computed anew at each refresh, and whose branches when they are opened. */
export class NodeTree implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly #roots: () => readonly Node[];
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(roots: () => readonly Node[]) {
    this.#roots = roots;
  }

  refresh(): void {
    this.#changed.fire(undefined);
  }

  getChildren(node?: Node): Node[] {
    return [...(node === undefined ? this.#roots() : (node.children?.() ?? []))];
  }

  getTreeItem(node: Node): vscode.TreeItem {
    const item = new vscode.TreeItem(node.label, collapsibleState(node));
    item.id = node.id;
    item.iconPath = new vscode.ThemeIcon(
      node.icon,
      node.colour ? new vscode.ThemeColor(node.colour) : undefined,
    );
    item.accessibilityInformation = { label: node.spoken };
    if (node.description !== undefined) item.description = node.description;
    if (node.context !== undefined) item.contextValue = node.context;
    if (node.target !== undefined) item.command = opening(node.target);
    return item;
  }

  /** Tooltips are made when they are looked at. */
  resolveTreeItem(item: vscode.TreeItem, node: Node): vscode.TreeItem {
    item.tooltip = new vscode.MarkdownString(node.tooltip);
    return item;
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

function collapsibleState({ children, expanded }: Node): vscode.TreeItemCollapsibleState {
  if (children === undefined) return vscode.TreeItemCollapsibleState.None;
  return expanded ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
}

function opening(target: Target): vscode.Command {
  if ('command' in target)
    return { command: target.command, title: '', arguments: target.subject ? [target.subject] : [] };
  const { uri, line, character = 0 } = target;
  const selection =
    line === undefined ? [] : [{ selection: new vscode.Range(line, character, line, character) }];
  return {
    command: 'vscode.open',
    title: vscode.l10n.t('Open'),
    arguments: [vscode.Uri.parse(uri, true), ...selection],
  };
}
