import assert from 'node:assert/strict';
import { basename } from 'node:path';
import * as vscode from 'vscode';
import { commands } from '../../../client/src/ids.ts';
import { removeOthers } from '../../../client/src/server/code-cache.ts';
import type { FactoryServer } from '../../../client/src/server/factory-server.ts';
import { internals, listening, until } from './extension.ts';
import { closeAll, open, requirements } from './workspace.ts';

async function kill(server: FactoryServer): Promise<number> {
  const pid = await until('a running server', () => server.state === 'running' && server.processId);
  process.kill(pid, 'SIGKILL');
  await until('its end', () => server.state !== 'running' || server.processId !== pid);
  return pid;
}

describe('language server', () => {
  afterEach(closeAll);
  after(() => vscode.commands.executeCommand(commands.restartServer));

  it('comes back after it was killed, without a word, and goes on checking', () =>
    listening(async (ui) => {
      const { server } = await internals();
      await vscode.commands.executeCommand(commands.restartServer);
      const document = await open(requirements());
      const killed = await kill(server);
      const pid = await until('a new server', () => server.state === 'running' && server.processId);
      assert.notEqual(pid, killed);
      assert.deepEqual(ui.messages, []);
      await until('findings', () => vscode.languages.getDiagnostics(document.uri).length > 0);
    }));

  it('keeps its code as V8 compiled it, and none of other versions', async () => {
    const { server } = await internals();
    const { fs } = vscode.workspace;
    const own = vscode.Uri.file(server.codeCache);
    const other = vscode.Uri.joinPath(own, '..', '0.0.0-other');
    const namesIn = async (folder: vscode.Uri) => (await fs.readDirectory(folder)).map(([name]) => name);
    await fs.createDirectory(other);
    await vscode.commands.executeCommand(commands.restartServer);
    await until('compiled code', async () => (await namesIn(own)).length > 0);
    await removeOthers(own);
    assert.deepEqual(await namesIn(vscode.Uri.joinPath(own, '..')), [basename(server.codeCache)]);
  });

  it('is left alone when it keeps dying, with a message that leads on', () =>
    listening(async (ui) => {
      const { server, score } = await internals();
      await vscode.commands.executeCommand(commands.restartServer);
      await open(requirements());
      for (let death = 0; death < 4; death++) await kill(server);
      await until('giving up', () => server.state === 'failed');
      assert.match(ui.transcript, /keeps stopping and was not started again/);
      await until('a warning', () => score.text?.startsWith('$(warning)'));
      await vscode.commands.executeCommand(commands.generateModel);
      assert.match(ui.transcript, /Generate Model did not work: The language server is not running/);
      assert.deepEqual(ui.jobs, [], 'no progress of what cannot begin');
      await ui.press('Restart Server');
      await until('a new server', () => server.state === 'running');
      await until('the score', () => score.text?.startsWith('$(beaker)'));
    }));
});
