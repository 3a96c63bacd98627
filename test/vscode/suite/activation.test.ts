import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extension, internals, until } from './extension.ts';

describe('activation', () => {
  it('comes with a folder that has requirements', () => until('activation', () => extension().isActive));

  it('keeps the store out of the Explorer', () => {
    const hidden = vscode.workspace.getConfiguration('files').get<Record<string, boolean>>('exclude');
    assert.equal(hidden?.['**/.spark-factory'], true);
    assert.equal(hidden?.['**/.git'], true, 'what others hide stays hidden');
  });

  it('does not wait for the server', async () => {
    const { stateWhenActivated } = await internals();
    assert.equal(stateWhenActivated, 'starting');
  });

  it('starts the server', async () => {
    const { server } = await internals();
    await until('the server', () => server.state === 'running');
    assert.ok(server.processId);
  });
});
