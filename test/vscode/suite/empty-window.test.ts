import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { testEveryCommand } from './every-command.ts';
import { extension, internals, until } from './extension.ts';
import { closeAll } from './workspace.ts';

describe('an empty window', () => {
  after(closeAll);

  it('does not wake the extension, nor does any other file', async () => {
    await vscode.window.showTextDocument(
      await vscode.workspace.openTextDocument({ content: '{}', language: 'json' }),
    );
    assert.equal(extension().isActive, false);
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

  describe('commands', testEveryCommand);
});
