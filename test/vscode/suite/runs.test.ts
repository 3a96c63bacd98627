/** The *Runs* view in a real VS Code: what was done, step by step; taking it back; plans of reactors. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands } from '../../../client/src/ids.ts';
import { internals, listening, until, withSettings } from './extension.ts';
import { closeAll, open, requirements } from './workspace.ts';

const run = (id: string, ...args: unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(id, ...args);

describe('Runs view', () => {
  before(() =>
    withSettings({ 'generate.review': 'never' }, () =>
      listening(async () => {
        await open(requirements());
        await run(commands.generateModel);
      }),
    ),
  );
  after(closeAll);

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
    const { workflows, projects } = await internals();
    const [newest] = workflows.runs;
    assert.deepEqual(newest?.actions, ['undo']);
    await projects.refresh();
    const candidates = (): readonly string[] =>
      projects.overview.projects[0]?.candidates.map(({ id }) => id) ?? [];
    const made = candidates();
    assert.ok(made.length > 0, 'The run made candidates.');
    await run(commands.undoRun, { kind: 'workflow', id: newest?.id });
    assert.equal(workflows.runs.find(({ id }) => id === newest?.id)?.state, 'undone');
    await until('the project without what it made', async () => {
      await projects.refresh();
      return !candidates().some((id) => made.includes(id));
    });
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
