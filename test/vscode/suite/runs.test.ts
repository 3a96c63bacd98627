/** The *Runs* view in a real VS Code: what was done, step by step; taking it back; plans of reactors. */
import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import { commands } from '../../../client/src/ids.ts';
import { internals, listening, until, withSettings } from './extension.ts';
import { closeAll, open, requirements } from './workspace.ts';

const run = (id: string, ...args: unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(id, ...args);

describe('Runs view', () => {
  const generate = () =>
    withSettings({ 'generate.review': 'never' }, () =>
      listening(() => Promise.resolve(run(commands.generateModel))),
    );
  /** What the newest generation that is in sight made; candidates of the same text have the same ids. */
  async function candidates(): Promise<readonly string[]> {
    const { projects } = await internals();
    await projects.refresh();
    return projects.overview.projects[0]?.candidates.map(({ id }) => id) ?? [];
  }
  let earlier: readonly string[] = [];

  before(async () => {
    const document = await open(requirements());
    await generate();
    earlier = await candidates();
    const edit = new vscode.WorkspaceEdit();
    edit.insert(
      document.uri,
      document.lineAt(document.lineCount - 1).range.end,
      '\n\nA nurse has a phone number.\n',
    );
    await vscode.workspace.applyEdit(edit);
    await generate();
  });
  after(async () => {
    await closeAll();
    await open(requirements());
    await generate();
    await closeAll();
  });

  it('shows the generation with its steps', async () => {
    const { workflows } = await internals();
    await workflows.refresh();
    const [node] = (await workflows.tree.getChildren()) ?? [];
    assert.match(node?.label ?? '', /^DslGeneration · clinic\.req$/);
    assert.match(node?.description ?? '', /^finished/);
    const steps = node?.children?.() ?? [];
    assert.ok(steps.some(({ label }) => label === 'Parse requirements'));
    const strategies = steps.find(({ label }) => label === 'Generate strategies')?.children?.() ?? [];
    const elements = strategies.find(({ label }) => label === 'Run strategies')?.children?.() ?? [];
    assert.ok(elements.length >= 2, 'Two strategies are two elements.');
  });

  it('takes back what a run did', async () => {
    const { workflows } = await internals();
    const [newest] = workflows.runs;
    assert.deepEqual(newest?.actions, ['undo']);
    assert.notDeepEqual(await candidates(), earlier);
    await run(commands.undoRun, { kind: 'workflow', id: newest?.id });
    assert.equal(workflows.runs.find(({ id }) => id === newest?.id)?.state, 'undone');
    await until('what the run before it made', async () => isDeepStrictEqual(await candidates(), earlier));
  });

  it('draws the plan of a reactor', () =>
    listening(async () => {
      const document = await vscode.workspace.openTextDocument({
        language: 'spark',
        content:
          'use reactor\nreactor Sum {\n  input a\n  step add { run ^arg(a) + 1  argument a: input(a) }\n}\n',
      });
      await vscode.window.showTextDocument(document);
      await until('the lens', async () => {
        const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
          'vscode.executeCodeLensProvider',
          document.uri,
          10,
        );
        return lenses.some(({ command }) => command?.title === 'Show plan');
      });
      const argument = { uri: document.uri.toString(), reactor: 'Sum' };
      await run(commands.showPlan, argument);
      const page = await until('the plan', () =>
        vscode.workspace.textDocuments.find(({ uri }) => uri.path.includes('Plan of Sum')),
      );
      assert.match(page.getText(), /```mermaid/);
    }));
});
