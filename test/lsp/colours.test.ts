/** Colours of a document that was asked about before it was read. */
import assert from 'node:assert/strict';
import { type Client, start } from './client.ts';

describe('colours', () => {
  let client: Client;
  after(() => client.stop());

  it('are to be asked for again once a document was read for the first time', async () => {
    client = await start({ capabilities: { workspace: { semanticTokens: { refreshSupport: true } } } });
    let asked = 0;
    const refreshed = new Promise<void>((resolve) =>
      client.connection.onRequest('workspace/semanticTokens/refresh', () => {
        asked++;
        resolve();
        return null;
      }),
    );
    client.open('file:///elsewhere/a.req', 'A courier has a name.\n');
    await refreshed;
    client.open('file:///elsewhere/b.req', 'A guest has a name.\n');
    while (asked < 2) await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(asked, 2);
    assert.deepEqual(client.errors, []);
  });
});
