import assert from 'node:assert/strict';
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createRandom } from '../../../server/src/base/random.ts';
import { nodeStoreFile } from '../../../server/src/store/node-file.ts';
import { inFolder } from '../node/folder.ts';
import { open } from './opening.ts';

const writer = fileURLToPath(new URL('writer.ts', import.meta.url));

/** A process that writes `count` transactions to the store in `folder`. */
function startWriter(folder: string, name: string, count: number): ChildProcessByStdio<null, Readable, null> {
  // A writer is killed before it could say what it covered; measuring would only make it slow to start.
  const { NODE_V8_COVERAGE: _, ...env } = process.env;
  return spawn(process.execPath, [writer, folder, name, String(count)], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** What the store in `folder` holds: the counter, and the journal's lines in order. */
async function contentOf(folder: string): Promise<{ count: number; lines: string[] }> {
  const store = await open({ file: nodeStoreFile(folder) });
  try {
    return await store.read(async (reader) => ({
      count: Number((await reader.settings.get('count')) ?? 0),
      lines: (await reader.journal.list()).map(({ label }) => label).reverse(),
    }));
  } finally {
    await store.close();
  }
}

describe('store and processes', function () {
  this.timeout(240_000);

  it('loses no acknowledged transaction when its process is killed at any moment', () =>
    inFolder(async (parent) => {
      const folder = join(parent, '.spark-factory');
      const random = createRandom(1);
      let written = 0;
      for (let kill = 0; kill < 30; kill++) {
        const child = startWriter(folder, 'killed', 1_000_000);
        const ended = once(child, 'close');
        const enough = 1 + random.int(4);
        let acknowledged = 0;
        let lines = 0;
        for await (const line of createInterface({ input: child.stdout })) {
          acknowledged = Number(line);
          if (++lines !== enough) continue;
          // Within about the time of one transaction, so that every step of one is hit now and then.
          void wait(random.unit() * 12).then(() => child.kill('SIGKILL'));
        }
        await ended;
        const { count, lines: journal } = await contentOf(folder);
        assert.ok(count >= acknowledged, `${acknowledged} was acknowledged, ${count} is there`);
        assert.ok(count <= acknowledged + 1, 'at most the transaction under way came through as well');
        assert.ok(acknowledged >= written + enough);
        assert.deepEqual(
          journal,
          Array.from({ length: count }, (_, i) => `killed ${i + 1}`),
        );
        written = count;
      }
      // The next writer takes the dead one's lock over and clears what it left behind.
      const last = startWriter(folder, 'killed', 1);
      last.stdout.resume();
      await once(last, 'close');
      assert.deepEqual(readdirSync(folder).sort(), ['.gitignore', 'store.db']);
    }));

  it('loses no update when two processes write at once', () =>
    inFolder(async (parent) => {
      const folder = join(parent, '.spark-factory');
      const writers = ['one', 'two'].map((name) => startWriter(folder, name, 200));
      const codes = await Promise.all(
        writers.map(async (child) => {
          child.stdout.resume();
          return (await once(child, 'close'))[0];
        }),
      );
      assert.deepEqual(codes, [0, 0]);
      const { count, lines } = await contentOf(folder);
      assert.equal(count, 400);
      assert.deepEqual(
        lines.map((line) => Number(line.split(' ')[1])),
        Array.from({ length: 400 }, (_, i) => i + 1),
      );
      for (const name of ['one', 'two'])
        assert.equal(lines.filter((line) => line.startsWith(name)).length, 200);
    }));
});
