/** The *Runs* view in a real VS Code: what was done, step by step; taking it back; plans of reactors. */
import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import { commands } from '../../../client/src/ids.ts';
import { internals, listening, until, withSettings } from './extension.ts';
import { closeAll, folder, open, requirements } from './workspace.ts';

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
    assert.match(node?.label ?? '', / · clinic\.req$/);
    assert.match(node?.description ?? '', /^finished/);
    const steps = node?.children?.() ?? [];
    assert.ok(steps.some(({ id }) => id.endsWith('/parse_requirements')));
    const strategies = steps.find(({ id }) => id.endsWith('/generate_strategies'))?.children?.() ?? [];
    const elements = strategies.find(({ id }) => id.endsWith('/run_strategies'))?.children?.() ?? [];
    assert.ok(elements.length >= 2, 'Two strategies are two elements.');
    assert.match(node?.tooltip ?? '', /`DslGeneration`/);
  });

  it('shows the plan of the run with what became of each step', async () => {
    const { workflows, plans } = await internals();
    const [newest] = workflows.runs;
    await run(commands.showRunPlan, { kind: 'workflow', id: newest?.id });
    const panel = plans.shown.find(({ subject }) => subject.run === newest?.id);
    assert.match(panel?.html ?? '', /data-step="parse_requirements\/parse"/);
    await panel?.act({ type: 'open', key: 'parse_requirements/parse' });
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.scheme, 'spark-workflow');
    assert.match(editor.document.lineAt(editor.selection.active.line).text, /create parse:/);
    panel?.dispose();
  });

  it('takes back what a run did, once that was confirmed', () =>
    listening(async (ui) => {
      const { workflows } = await internals();
      const [newest] = workflows.runs;
      const state = () => workflows.runs.find(({ id }) => id === newest?.id)?.state;
      assert.deepEqual(newest?.actions, ['undo']);
      assert.notDeepEqual(await candidates(), earlier);
      await run(commands.undoRun, { kind: 'workflow', id: newest?.id });
      assert.equal(ui.questions.length, 1);
      assert.equal(state(), 'successful', 'nothing is taken back that nobody confirmed');
      ui.accept = true;
      await run(commands.undoRun, { kind: 'workflow', id: newest?.id });
      assert.equal(state(), 'undone');
      await until('what the run before it made', async () => isDeepStrictEqual(await candidates(), earlier));
    }));

  it('draws the plan of a reactor, which leads to its text and follows it', () =>
    listening(async (ui) => {
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
      const { plans } = await internals();
      await run(commands.showPlan, { uri: document.uri.toString(), reactor: 'Sum' });
      const panel = plans.shown.find(({ subject }) => subject.reactor === 'Sum');
      assert.match(panel?.html ?? '', /data-step="add"/);
      await panel?.act({ type: 'copy' });
      assert.match(await vscode.env.clipboard.readText(), /^flowchart LR/);
      const saved = vscode.Uri.joinPath(folder(), 'sum.svg');
      ui.saved = saved;
      await panel?.act({ type: 'save' });
      assert.match(new TextDecoder().decode(await vscode.workspace.fs.readFile(saved)), /^<svg /);
      await vscode.workspace.fs.delete(saved);
      await panel?.act({ type: 'open', key: 'add' });
      assert.deepEqual(vscode.window.activeTextEditor?.selection.active, new vscode.Position(3, 7));
      const edit = new vscode.WorkspaceEdit();
      edit.replace(document.uri, new vscode.Range(3, 7, 3, 10), 'sum_up');
      await vscode.workspace.applyEdit(edit);
      await until('the plan of the changed text', () =>
        panel?.plan.steps.some(({ key }) => key === 'sum_up'),
      );
      panel?.dispose();
    }));
});
