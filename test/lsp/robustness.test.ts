/** What is not as it should be: no folder, unknown documents, files that vanish, bytes that are no text, old clients. */
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { CompletionList, SymbolInformation } from 'vscode-languageserver';
import { type Client, start } from './client.ts';
import { type Workspace, workspace } from './workspace.ts';

describe('without a folder', () => {
  let client: Client;
  before(async () => {
    client = await start({ capabilities: {} });
  });
  after(() => client.stop());

  it('answers nothing, and logs nothing, about documents that it does not know', async () => {
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
    assert.deepEqual(client.errors, []);
  });

  it('works for one file, and asks for no settings of a client that has none', async () => {
    const uri = 'file:///alone/one.req';
    client.open(uri, 'R1: Each patient has a name.\n');
    assert.deepEqual(await client.diagnostics(uri), []);
    const lenses = await client.request<unknown[]>('textDocument/codeLens', { textDocument: { uri } });
    assert.equal(lenses.length, 2);
    client.close(uri);
  });

  it('forgets an unsaved document when it is closed, and goes on with the others', async () => {
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
  });
});

it('shows no lenses and no hints when the settings say so', async () => {
  const client = await start({
    capabilities: { workspace: { configuration: true } },
    settings: { 'sparkFactory.codeLens.enable': false, 'sparkFactory.inlayHints.derived': false },
  });
  const model =
    'use ash.resource\nresource A {\n  attributes {\n    uuid_primary_key id\n  }\n}\nresource B {\n  attributes {\n    uuid_primary_key id\n  }\n  relationships {\n    belongs_to a: A\n  }\n}\n';
  for (const [uri, text] of [
    ['untitled:Untitled-1', 'R1: Each patient has a name.\n'],
    ['file:///elsewhere/quiet.spark', model],
  ] as const) {
    client.open(uri, text);
    assert.deepEqual(await client.request('textDocument/codeLens', { textDocument: { uri } }), []);
    const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    assert.deepEqual(
      (await client.request('textDocument/inlayHint', { textDocument: { uri }, range })) ?? [],
      [],
    );
  }
  await client.stop();
});

describe('in a folder', () => {
  let folder: Workspace;
  let client: Client;
  before(async () => {
    folder = workspace({
      'a.req': 'R1: Each room has a number.\nR1: Two.\n',
      'b.req': 'R7: Each bed has a room.\n',
    });
    folder.write('latin.req', Buffer.from('R1: Each café has a name.\n', 'latin1'));
    client = await start({ folder: folder.folder });
  });
  after(async () => {
    await client.stop();
    folder.remove();
  });

  const symbols = async (query: string): Promise<string[]> => {
    const found = await client.request<SymbolInformation[]>('workspace/symbol', { query });
    return found.map(({ name }) => name);
  };

  it('says of a file that is no UTF-8 text what to do', async () => {
    const found = await client.diagnosticsOfFile(folder.uri('latin.req'));
    const [first] = found.filter(({ code }) => code === 'req/not-utf8');
    assert.match(String(first?.message), /Save it as UTF-8/);
  });

  it('reads the workspace at start, forgets a file that is deleted, and says that the overview changed', async () => {
    const found = await client.diagnosticsOfFile(folder.uri('a.req'));
    assert.ok(found.some(({ code }) => code === 'req/duplicate-id'));
    assert.ok((await symbols('R7')).includes('R7 Each bed has a room.'));
    const overview = () => client.request<{ projects: unknown[] }>('sparkFactory/overview', {});
    const all = (await overview()).projects.length;
    const changed = client.notification('sparkFactory/overviewChanged');
    rmSync(join(folder.path, 'b.req'));
    const changes = [{ uri: folder.uri('b.req'), type: 3 }];
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    assert.ok(!(await symbols('R7')).includes('R7 Each bed has a room.'));
    await changed;
    assert.equal((await overview()).projects.length, all - 1);
  });
});
