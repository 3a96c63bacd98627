import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { testEveryCommand } from './every-command.ts';
import { extension, internals, until } from './extension.ts';
import { change, findings } from './tour.ts';
import { closeAll } from './workspace.ts';

describe('an empty window', () => {
  after(closeAll);

  it('does not wake the extension, nor does any other file', async () => {
    await vscode.window.showTextDocument(
      await vscode.workspace.openTextDocument({ content: '{}', language: 'json' }),
    );
    assert.equal(extension().isActive, false);
  });

  it('with Markdown wakes it, and starts no server', async () => {
    await vscode.window.showTextDocument(
      await vscode.workspace.openTextDocument({ content: '# Notes\n', language: 'markdown' }),
    );
    await until('activation', () => extension().isActive);
    const { server, stateWhenActivated } = await internals();
    // Looking for files of the workspace is over when the same is over here.
    await vscode.workspace.findFiles('**/*.req', null, 1);
    assert.deepEqual(
      [server.processId, server.state, stateWhenActivated],
      [undefined, 'starting', 'starting'],
    );
  });

  it('starts it for requirements in a fence, and checks those', async () => {
    const document = await vscode.workspace.openTextDocument({
      language: 'markdown',
      content: '# Notes\n\nThis should be short.\n',
    });
    await vscode.window.showTextDocument(document);
    const { server } = await internals();
    assert.equal(server.processId, undefined);
    await change(document, 'short.', 'short.\n\n```req\nR1: The till should print a receipt.\n```');
    await findings(document, 'req/weak-verb: should');
    await closeAll();
  });

  it('wakes it with the first requirements, and checks them without a folder', async () => {
    const document = await vscode.workspace.openTextDocument({
      language: 'requirements',
      content: 'R1: The system shall be fast and user-friendly.\n',
    });
    await vscode.window.showTextDocument(document);
    await until('activation', () => extension().isActive);
    await until('findings', () => vscode.languages.getDiagnostics(document.uri).length > 0);
  });

  it('shows no project that is not there', async () => {
    const { projects } = await internals();
    await closeAll();
    await projects.refresh();
    await until('the tree to be empty', () => projects.overview.projects.length === 0);
  });

  it('opens the example of a language as unsaved documents that know each other', async () => {
    await vscode.commands.executeCommand('sparkFactory.openExample', { kind: 'example', id: 'form' });
    const shown = vscode.window.visibleTextEditors.map(({ document }) => document);
    const form = shown.find((document) => document.getText().includes('form membership'));
    assert.ok(form && shown.length === 2);
    assert.equal(form.uri.scheme, 'untitled');
    await change(form, 'layout steps', 'layout stairs');
    await findings(form, 'spark/wrong-value: stairs');
    await closeAll();
  });

  describe('commands', testEveryCommand);
});
