/** What is not as it should be: no folder, unknown documents, files that vanish, bytes that are no text, old clients. */
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { CompletionList, SymbolInformation } from 'vscode-languageserver';
import { type Client, start } from './client.ts';
import { workspace } from './workspace.ts';

it('answers nothing, and logs nothing, about documents that it does not know', async () => {
  const client = await start();
  for (const uri of [
    'file:///nowhere/a.req',
    'file:///nowhere/a.txt',
    'untitled:a.req',
    'file:///nowhere/a.spark',
  ]) {
    for (const method of ['textDocument/hover', 'textDocument/completion', 'textDocument/documentSymbol']) {
      const answer = await client.request<CompletionList | null>(method, {
        textDocument: { uri },
        position: { line: 0, character: 0 },
      });
      assert.equal(answer, null, `${method} ${uri}`);
    }
    assert.equal(await client.request('sparkFactory/score', { uri }), null);
  }
  await client.stop();
});

it('works for one file without a folder, and asks for no settings of a client that has none', async () => {
  const client = await start({ capabilities: {} });
  const uri = 'file:///alone/one.req';
  client.open(uri, 'R1: Each patient has a name.\n');
  assert.deepEqual(await client.diagnostics(uri), []);
  const lenses = await client.request<unknown[]>('textDocument/codeLens', { textDocument: { uri } });
  assert.equal(lenses.length, 2);
  await client.stop();
});

it('shows no lenses when the setting says so', async () => {
  const client = await start({
    capabilities: { workspace: { configuration: true } },
    settings: { 'sparkFactory.codeLens.enable': false },
  });
  const uri = 'untitled:Untitled-1';
  client.open(uri, 'R1: Each patient has a name.\n');
  assert.deepEqual(await client.request('textDocument/codeLens', { textDocument: { uri } }), []);
  await client.stop();
});

async function symbols(client: Client, query: string): Promise<string[]> {
  const found = await client.request<SymbolInformation[]>('workspace/symbol', { query });
  return found.map(({ name }) => name);
}

it('reads the workspace at start, and forgets a file that is deleted', async () => {
  const folder = workspace({
    'a.req': 'R1: Each room has a number.\nR1: Two.\n',
    'b.req': 'R7: Each bed has a room.\n',
  });
  const client = await start({ folder: folder.folder });
  const found = await client.diagnosticsOfFile(folder.uri('a.req'));
  assert.ok(found.some(({ code }) => code === 'req/duplicate-id'));
  assert.ok((await symbols(client, 'R7')).includes('R7 Each bed has a room.'));
  rmSync(join(folder.path, 'b.req'));
  const changes = [{ uri: folder.uri('b.req'), type: 3 }];
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
  assert.ok(!(await symbols(client, 'R7')).includes('R7 Each bed has a room.'));
  await client.stop();
  folder.remove();
});

it('says of a file that is no UTF-8 text what to do', async () => {
  const folder = workspace({});
  folder.write('latin.req', Buffer.from('R1: Each café has a name.\n', 'latin1'));
  const client = await start({ folder: folder.folder });
  const found = await client.diagnosticsOfFile(folder.uri('latin.req'));
  const [first] = found.filter(({ code }) => code === 'req/not-utf8');
  assert.match(String(first?.message), /Save it as UTF-8/);
  await client.stop();
  folder.remove();
});

it('forgets an unsaved document when it is closed, and goes on with the others', async () => {
  const client = await start();
  const unsaved = 'untitled:Untitled-1';
  const other = 'file:///alone/other.req';
  client.open(unsaved, 'R1: Each patient has a name.\n');
  await client.diagnostics(unsaved);
  client.close(unsaved);
  client.open(other, 'R1: The search shall be fast.\n');
  assert.ok((await client.diagnostics(other)).length > 0);
  client.change(other, 'R1: The search shall answer within 2 seconds.\n');
  assert.deepEqual(await client.diagnostics(other), []);
  const score = await client.request<{ kind: string } | null>('sparkFactory/score', { uri: other });
  assert.equal(score?.kind, 'requirements');
  await client.stop();
});

it('says that the overview changed when a file is deleted', async () => {
  const folder = workspace({ 'gone.req': 'R1: Each patient has a name.\n' });
  const client = await start({ folder: folder.folder });
  const notices = () =>
    client.notifications.filter(({ method }) => method === 'sparkFactory/overviewChanged').length;
  const overview = () => client.request<{ projects: unknown[] }>('sparkFactory/overview', {});
  assert.equal((await overview()).projects.length, 1);
  const before = notices();
  rmSync(join(folder.path, 'gone.req'));
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: folder.uri('gone.req'), type: 3 }],
  });
  while (notices() === before) await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal((await overview()).projects.length, 0);
  await client.stop();
  folder.remove();
});
