import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands } from '../../../client/src/ids.ts';
import { internals, listening, until } from './extension.ts';
import { closeAll, open, requirements } from './workspace.ts';

describe('status bar', () => {
  afterEach(closeAll);

  it('shows the score of the active document, with what it is made of', async () => {
    const { score } = await internals();
    await open(requirements());
    await until('the score', () => /^\$\(beaker\) \d+$/.test(score.text ?? ''));
    assert.ok(score.tooltip instanceof vscode.MarkdownString);
    assert.match(
      score.tooltip.value,
      /Readiness of clinic\\\.req: \d+ of 100|Readiness of clinic\.req: \d+ of 100/,
    );
    assert.ok(typeof score.tooltip.isTrusted === 'object', 'only listed commands may be run');
  });

  it('is hidden where there is nothing to score', async () => {
    const { score } = await internals();
    await open(requirements());
    await until('the score', () => score.text);
    const text = await vscode.workspace.openTextDocument({ content: 'just text' });
    await vscode.window.showTextDocument(text);
    await until('the item to hide', () => score.text === undefined);
  });

  it('leads to the evaluation as a page', () =>
    listening(async (ui) => {
      await open(requirements());
      await vscode.commands.executeCommand(commands.evaluateModel);
      const report = await until('the report', () =>
        vscode.workspace.textDocuments.find(({ uri }) => uri.path.endsWith('Evaluation of clinic.req.md')),
      );
      assert.match(report.getText(), /^# clinic\.req: \d+ of 100$/m, ui.transcript);
      assert.match(report.getText(), /█/);
    }));
});
