import assert from 'node:assert/strict';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Cancelled } from '../../../server/src/base/host.ts';
import { nodeHost } from '../../../server/src/node/host.ts';
import { readSqlWasm } from '../../../server/src/node/sql-wasm.ts';

describe('node host', () => {
  it('throws Cancelled at a pause after it was cancelled, and not before', async () => {
    const controller = new AbortController();
    const host = nodeHost({ signal: controller.signal });
    await host.pause();
    assert.equal(host.cancelled, false);
    controller.abort();
    assert.equal(host.cancelled, true);
    await assert.rejects(host.pause(), Cancelled);
  });

  it('lets others in while a job runs', async () => {
    const controller = new AbortController();
    const host = nodeHost({ signal: controller.signal });
    void nextTurn().then(() => controller.abort());
    // Ends only if the pause gives up its turn.
    await assert.rejects(async () => {
      for (;;) await host.pause();
    }, Cancelled);
  });

  it('passes log and progress on', () => {
    const seen: unknown[] = [];
    const host = nodeHost({ log: (...line) => seen.push(line), progress: (step) => seen.push(step) });
    host.log('warn', 'careful');
    host.progress({ message: 'half', percentage: 50 });
    assert.deepEqual(seen, [['warn', 'careful'], { message: 'half', percentage: 50 }]);
    assert.ok(host.now() > 0);
  });

  it('finds the WebAssembly of SQLite', async () => {
    assert.deepEqual([...(await readSqlWasm()).subarray(0, 4)], [0, 0x61, 0x73, 0x6d]);
  });
});
