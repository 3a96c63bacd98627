import assert from 'node:assert/strict';
import { Cancelled, NotUtf8, silentHost } from '../../../server/src/base/host.ts';

describe('host', () => {
  it('the silent one stands still and is never cancelled', async () => {
    silentHost.log('error', 'nobody hears this');
    silentHost.progress({ message: 'nobody sees this' });
    await silentHost.pause();
    assert.equal(silentHost.now(), 0);
    assert.equal(silentHost.cancelled, false);
  });

  it('errors can be told apart by class and name', () => {
    assert.equal(new Cancelled().name, 'Cancelled');
    const error = new NotUtf8('file:///a.req', 7);
    assert.match(error.message, /a\.req is not UTF-8 text \(first bad byte at offset 7\)\. Save it as UTF-8/);
    assert.deepEqual([error.name, error.uri, error.offset], ['NotUtf8', 'file:///a.req', 7]);
  });
});
