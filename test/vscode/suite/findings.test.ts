import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from './extension.ts';
import { closeAll, open, requirements } from './workspace.ts';

/** The findings of our server on a document, once there are some. */
function findings(uri: vscode.Uri): Promise<vscode.Diagnostic[]> {
  return until('findings', () => {
    const ours = vscode.languages.getDiagnostics(uri).filter(({ code }) => codeOf(code).startsWith('req/'));
    return ours.length > 0 && ours;
  });
}

function codeOf(code: vscode.Diagnostic['code']): string {
  return String(typeof code === 'object' ? code.value : code);
}

describe('findings', () => {
  afterEach(closeAll);

  it('appear on the words that they are about, with a code', async () => {
    const document = await open(requirements());
    const found = await findings(document.uri);
    const whole = document.validateRange(new vscode.Range(0, 0, document.lineCount, 0));
    for (const { code, range, message } of found) {
      assert.match(codeOf(code), /^req\/[a-z-]+$/);
      assert.ok(whole.contains(range), message);
      assert.ok(message.length > 10);
    }
    assert.ok(found.some(({ range }) => !range.isEmpty));
    assert.ok(
      new Set(found.map(({ code }) => codeOf(code))).size >= 3,
      'The clinic has flaws of several kinds.',
    );
  });

  it('can be mended with a quick fix, which changes the text', async () => {
    const document = await open(requirements());
    const before = document.getText();
    const fix = await firstFix(document.uri, await findings(document.uri));
    assert.ok(fix?.edit, 'No finding has a quick fix with an edit.');
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    assert.notEqual(document.getText(), before);
  });

  it('come and go as the text changes', async () => {
    const document = await open(requirements());
    await findings(document.uri);
    const all = document.validateRange(new vscode.Range(0, 0, document.lineCount, 0));
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, all, '');
    await vscode.workspace.applyEdit(edit);
    await until('findings to be about the new text', () =>
      vscode.languages.getDiagnostics(document.uri).every(({ range }) => range.end.line === 0),
    );
  });
});

async function firstFix(
  uri: vscode.Uri,
  found: readonly vscode.Diagnostic[],
): Promise<vscode.CodeAction | undefined> {
  for (const { range } of found) {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      range,
      vscode.CodeActionKind.QuickFix.value,
      5,
    );
    const fix = actions.find(({ edit }) => edit !== undefined && edit.size > 0);
    if (fix !== undefined) return fix;
  }
  return undefined;
}
