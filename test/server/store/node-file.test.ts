import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nodeStoreFile } from '../../../server/src/store/node-file.ts';
import { inFolder } from '../node/folder.ts';

describe('store file of Node', () => {
  it('has no image and no version before the first write, and another version after each', () =>
    inFolder(async (parent) => {
      const file = nodeStoreFile(join(parent, '.spark-factory'));
      assert.equal(await file.read(), undefined);
      const versions = new Set([await file.version()]);
      for (const image of ['one', 'two', 'two', '']) {
        const unlock = await file.lock();
        await file.write(Buffer.from(image));
        await unlock();
        versions.add(await file.version());
        assert.equal(Buffer.from((await file.read()) ?? []).toString(), image);
      }
      assert.equal(versions.size, 5);
    }));

  it('keeps every copy it is asked for', () =>
    inFolder(async (folder) => {
      const file = nodeStoreFile(folder);
      const unlock = await file.lock();
      for (const image of ['one', 'two']) {
        await file.write(Buffer.from(image));
        await file.backup('001-first');
      }
      await unlock();
      assert.equal(await readFile(join(folder, 'store.backup-001-first-1.db'), 'utf8'), 'one');
      assert.equal(await readFile(join(folder, 'store.backup-001-first-2.db'), 'utf8'), 'two');
      assert.equal(await readFile(join(folder, 'store.db'), 'utf8'), 'two');
      assert.equal((await readdir(folder)).length, 4);
    }));

  it('clears what killed writers left, when it locks first, and nothing else', () =>
    inFolder(async (folder) => {
      for (const left of ['store.db.1.tmp', 'store.lock.1-0-0.tmp', 'store.backup-x-1.db.tmp', 'mine.tmp'])
        await writeFile(join(folder, left), '');
      const unlock = await nodeStoreFile(folder).lock();
      await unlock();
      assert.deepEqual((await readdir(folder)).sort(), ['.gitignore', 'mine.tmp']);
    }));
});
