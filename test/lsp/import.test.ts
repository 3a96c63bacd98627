/** `sparkFactory/import` over stdio: bytes of another tool's document in, the text of a `.req` document out. */
import assert from 'node:assert/strict';
import type { ImportResult } from '../../server/src/lsp/protocol.ts';
import { type Client, start } from './client.ts';

describe('sparkFactory/import', () => {
  let client: Client;

  before(async () => {
    client = await start({ settings: {} });
  });

  after(() => client.stop());

  const send = (name: string, text: string): Promise<ImportResult> =>
    client.request('sparkFactory/import', { name, content: Buffer.from(text).toString('base64') });

  it('gives the text and a name for it', async () => {
    const story = '### Requirement 1\n\n**User Story:** As a cook, I want to see each table’s order.\n';
    const { name, format, text, statements } = await send('requirements.md', story);
    assert.deepEqual([name, format, statements], ['requirements.req', 'kiro', 1]);
    assert.match(text, /^1: As a cook, I want to see each table’s order\.$/m);
  });

  it('says why something cannot be read', async () => {
    await assert.rejects(send('a.reqif', '<REQ-IF>'), /This XML cannot be read/);
  });
});
