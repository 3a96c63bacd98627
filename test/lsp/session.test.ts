/** A session as such: what the server says it can, and that it ends as LSP asks. */
import assert from 'node:assert/strict';
import { start } from './client.ts';

it('says what it can, and ends with exit code 0 after shutdown', async () => {
  const client = await start();
  const capabilities = client.initialized?.capabilities ?? {};
  for (const name of [
    'codeActionProvider',
    'codeLensProvider',
    'completionProvider',
    'definitionProvider',
    'documentFormattingProvider',
    'documentSymbolProvider',
    'foldingRangeProvider',
    'hoverProvider',
    'referencesProvider',
    'renameProvider',
    'semanticTokensProvider',
    'workspaceSymbolProvider',
  ] as const)
    assert.ok(capabilities[name], name);
  assert.equal(await client.stop(), 0);
});

it('ends with exit code 1 when it is told to exit without shutdown', async () => {
  const client = await start();
  const exited = new Promise((resolve) => client.process.once('exit', resolve));
  await client.connection.sendNotification('exit');
  assert.equal(await exited, 1);
});
