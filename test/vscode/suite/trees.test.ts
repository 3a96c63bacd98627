import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands } from '../../../client/src/ids.ts';
import type { Node } from '../../../client/src/views/node.ts';
import { internals, listening, until, withSettings } from './extension.ts';
import { closeAll, model, onDisk, open, requirements } from './workspace.ts';

const run = (id: string, ...args: unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(id, ...args);

/** The nodes below `node`, or the roots. */
async function below(tree: vscode.TreeDataProvider<Node>, node?: Node): Promise<Node[]> {
  return (await tree.getChildren(node)) ?? [];
}

async function everyItem(tree: vscode.TreeDataProvider<Node>, node?: Node): Promise<vscode.TreeItem[]> {
  const items: vscode.TreeItem[] = [];
  const { token } = new vscode.CancellationTokenSource();
  for (const child of await below(tree, node)) {
    const item = await tree.getTreeItem(child);
    items.push((await tree.resolveTreeItem?.(item, child, token)) ?? item);
    items.push(...(await everyItem(tree, child)));
  }
  return items;
}

describe('Projects view', () => {
  before(() =>
    withSettings({ 'generate.review': 'never' }, () =>
      listening(async () => {
        await open(requirements());
        await run(commands.generateModel);
      }),
    ),
  );
  after(closeAll);

  it('shows the project with its score, model, findings and candidates', async () => {
    const { projects } = await internals();
    await projects.refresh();
    const [project] = await below(projects.tree);
    assert.ok(project);
    assert.match(project.description ?? '', /^\d+ entities · \d+$/);
    const children = await below(projects.tree, project);
    assert.deepEqual(
      children.map(({ label }) => label),
      ['clinic.spark', 'Findings', 'Candidates'],
    );
    const candidates = await below(projects.tree, children[2]);
    assert.ok(candidates.length >= 2, 'Two strategies propose a candidate each.');
    for (const { description } of candidates) assert.match(description ?? '', /^\d+( · chosen)?$/);
    assert.equal(candidates.filter(({ description }) => description?.endsWith('chosen')).length, 1);
  });

  it('groups findings by kind, down to their places', async () => {
    const { projects } = await internals();
    const [project] = await below(projects.tree);
    const findings = (await below(projects.tree, project)).find(({ label }) => label === 'Findings');
    const kinds = await until('kinds of findings', () => {
      const nodes = findings?.children?.() ?? [];
      return nodes.length > 0 && nodes;
    });
    for (const kind of kinds)
      assert.equal(String((await below(projects.tree, kind)).length), kind.description, kind.label);
  });

  it('counts errors and warnings on its icon', async () => {
    const { projects } = await internals();
    const { findings } = projects.overview.projects[0] ?? {};
    assert.equal(projects.badge?.value, (findings?.error ?? 0) + (findings?.warning ?? 0));
  });

  it('gives every line an icon of the theme, a tooltip and words for a screen reader', async () => {
    const { projects } = await internals();
    const items = await everyItem(projects.tree);
    assert.ok(items.length > 5);
    for (const { label, iconPath, tooltip, accessibilityInformation } of items) {
      assert.ok(iconPath instanceof vscode.ThemeIcon, String(label));
      assert.ok(tooltip, String(label));
      assert.ok(accessibilityInformation?.label, String(label));
    }
  });

  it('compares, explains and uses a candidate', () =>
    listening(async (ui) => {
      const { projects } = await internals();
      const [project] = await below(projects.tree);
      const candidates = (await below(projects.tree, project)).find(({ label }) => label === 'Candidates');
      const other = (await below(projects.tree, candidates)).find(
        ({ description }) => !description?.endsWith('chosen'),
      );
      assert.ok(other);
      await run(commands.compareCandidate, other);
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      assert.ok(input instanceof vscode.TabInputTextDiff, ui.transcript);
      const text = (await vscode.workspace.openTextDocument(input.modified)).getText();
      await run(commands.explainChoice, other);
      await run(commands.useCandidate, other);
      await ui.press('Apply');
      assert.equal(await onDisk(model()), text, ui.transcript);
      await run(commands.undoLastChange);
      assert.deepEqual(
        ui.messages.filter(({ kind }) => kind === 'error'),
        [],
      );
    }));
});
