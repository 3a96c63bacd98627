/** The reference of a language over stdio: of a document that defines one, of one that is written in some, and of the prelude. */
import assert from 'node:assert/strict';
import type { LanguageReferenceParams, LanguageReferenceResult } from '../../server/src/lsp/protocol.ts';
import { type Client, start } from './client.ts';

const shop = `dsl shop {
  doc "What a shop sells."
  entity product {
    doc "A thing to sell."
    arg name: atom { unique true }
    option price: float(min: 0) { required true }
  }
}
`;

describe('the reference of a language', () => {
  let client: Client;
  const ask = (params: LanguageReferenceParams): Promise<LanguageReferenceResult> =>
    client.request<LanguageReferenceResult>('sparkFactory/languageReference', params);

  before(async () => {
    client = await start();
    client.open('file:///elsewhere/shop.spark', shop);
    client.open('file:///elsewhere/goods.spark', 'use shop, reactor\n\nproduct tea { price 4.5 }\n');
    client.open('file:///elsewhere/empty.spark', '');
  });

  after(async () => {
    assert.deepEqual(client.errors, []);
    await client.stop();
  });

  it('is that of the definition in the document', async () => {
    const { names, page } = await ask({ uri: 'file:///elsewhere/shop.spark' });
    assert.deepEqual(names, ['shop']);
    assert.equal(page?.name, 'shop');
    assert.match(page.markdown, /^# shop reference$/m);
    assert.match(page.markdown, /^use shop\n\nproduct my_product \{\n {2}price 4\.5\n\}$/m);
  });

  it('is one of those that the document is written in', async () => {
    const uri = 'file:///elsewhere/goods.spark';
    const { names, page } = await ask({ uri });
    assert.deepEqual(names, ['shop', 'reactor']);
    assert.equal(page, undefined);
    const chosen = await ask({ uri, name: 'reactor' });
    assert.match(chosen.page?.markdown ?? '', /^# reactor reference$/m);
    assert.equal((await ask({ uri, name: 'nothing' })).page, undefined);
  });

  it('is there for documents of the prelude, and not for those without a language', async () => {
    const { page } = await ask({ uri: 'spark-prelude:/ash.ets.spark' });
    assert.match(page?.markdown ?? '', /^# ash\.ets reference$/m);
    assert.deepEqual(await ask({ uri: 'file:///elsewhere/empty.spark' }), { names: [] });
  });
});
