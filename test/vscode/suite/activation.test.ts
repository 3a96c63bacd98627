import assert from 'node:assert/strict';
import { extension, internals, until } from './extension.ts';

describe('activation', () => {
  it('comes with a folder that has requirements', () => until('activation', () => extension().isActive));

  it('takes less than 100 ms', async () => {
    const { activationMilliseconds } = await internals();
    assert.ok(activationMilliseconds < 100, `${activationMilliseconds} ms`);
  });

  it('starts the server', async () => {
    const { server } = await internals();
    await until('the server', () => server.state === 'running');
    assert.ok(server.processId);
  });
});
