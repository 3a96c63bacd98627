import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, rm, stat, symlink, truncate, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import initSqlJs from 'sql.js';
import {
  memoryStoreFile,
  type Store,
  StoreProblem,
  type StoreProblemReason,
} from '../../../server/src/store/index.ts';
import { nodeStoreFile } from '../../../server/src/store/node-file.ts';
import { inFolder, onSmallDisk, readOnly } from '../node/folder.ts';
import { open, wasm } from './opening.ts';

const problem =
  (reason: StoreProblemReason, message = /./) =>
  (error: unknown) =>
    error instanceof StoreProblem && error.reason === reason && message.test(error.message);

const set = (store: Store, value: unknown) =>
  store.transaction(({ settings }) => settings.set('value', value));
const get = (store: Store) => store.read(({ settings }) => settings.get('value'));

/** The image of a store with something in it. */
async function sample(): Promise<Uint8Array> {
  const file = memoryStoreFile();
  await set(await open({ file }), 'x'.repeat(10_000));
  return file.image ?? new Uint8Array();
}

describe('a damaged store', () => {
  it('is refused when it is cut at any offset, and never touched', async () => {
    const image = await sample();
    await fc.assert(
      fc.asyncProperty(fc.nat(image.length - 1), async (length) => {
        const file = memoryStoreFile(image.slice(0, length));
        await assert.rejects(open({ file }), problem('corrupt', /damaged.*Recover it/));
        assert.deepEqual(file.image, image.slice(0, length));
      }),
      { examples: [[0], [1], [99], [100], [4096], [image.length - 1]], numRuns: 60 },
    );
  });

  it('works or is refused when bytes are changed, and gives no other error', async () => {
    const image = await sample();
    const change = fc.tuple(fc.nat(image.length - 1), fc.integer({ min: 1, max: 255 }));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 20 }), async (changes) => {
        const changed = image.slice();
        for (const [offset, bits] of changes) changed[offset] = (changed[offset] ?? 0) ^ bits;
        let store: Store | undefined;
        try {
          store = await open({ file: memoryStoreFile(changed) });
          await get(store);
          await set(store, 1);
          assert.equal(await get(store), 1);
        } catch (error) {
          assert.ok(error instanceof StoreProblem, String(error));
          assert.ok(['corrupt', 'newer'].includes(error.reason), error.reason);
        } finally {
          await store?.close();
        }
      }),
      { numRuns: 100 },
    );
  });

  it('is refused when another program wrote it', async () => {
    const { Database } = await initSqlJs({ wasmBinary: new Uint8Array(wasm).buffer });
    const database = new Database();
    database.run('create table theirs (x)');
    await assert.rejects(
      open({ file: memoryStoreFile(database.export()) }),
      problem('corrupt', /another program/),
    );
    await assert.rejects(
      open({ file: memoryStoreFile(Buffer.from('not SQLite '.repeat(20))) }),
      problem('corrupt', /not an SQLite database/),
    );
  });

  it('is refused when it has more than our tables: it may come with a repository', async () => {
    const { Database } = await initSqlJs({ wasmBinary: new Uint8Array(wasm).buffer });
    const database = new Database(await sample());
    database.run('create trigger theirs after insert on journal begin delete from settings; end');
    await assert.rejects(
      open({ file: memoryStoreFile(database.export()) }),
      problem('corrupt', /its tables/),
    );
  });

  it('is moved aside on request, each under a name of its own, and an empty one takes its place', () =>
    inFolder(async (folder) => {
      const path = join(folder, 'store.db');
      for (const number of [1, 2]) {
        await writeFile(path, `rubbish ${number}`);
        await assert.rejects(open({ file: nodeStoreFile(folder) }), problem('corrupt'));
        const store = await open({ file: nodeStoreFile(folder), recover: true });
        const aside = join(folder, `store.corrupt-${number}.db`);
        assert.equal(store.recoveredFrom, aside);
        assert.equal(await readFile(aside, 'utf8'), `rubbish ${number}`);
        await set(store, number);
        assert.equal(await get(await open({ file: nodeStoreFile(folder) })), number);
      }
    }));

  it('leaves a whole one alone when recovery was asked for', async () => {
    const file = memoryStoreFile(await sample());
    const store = await open({ file, recover: true });
    assert.equal(store.recoveredFrom, undefined);
    assert.equal(file.copies.size, 0);
  });

  it('is noticed while a store is open, which goes on when a backup is put in its place', () =>
    inFolder(async (folder) => {
      const path = join(folder, 'store.db');
      const store = await open({ file: nodeStoreFile(folder) });
      await set(store, 1);
      const image = await readFile(path);
      await truncate(path, image.length - 1000);
      await assert.rejects(get(store), problem('corrupt', /instead of/));
      await assert.rejects(set(store, 2), problem('corrupt'));
      assert.equal((await stat(path)).size, image.length - 1000);
      await writeFile(path, image);
      assert.equal(await get(store), 1);
    }));
});

describe('a store in bad surroundings', () => {
  it('can be read but not written in a read-only folder', () =>
    inFolder(async (parent) => {
      const folder = join(parent, '.spark-factory');
      await set(await open({ file: nodeStoreFile(folder) }), 'before');
      await readOnly(folder, async () => {
        const store = await open({ file: nodeStoreFile(folder) });
        await assert.rejects(set(store, 'after'), problem('read-only', /Allow writing/));
        assert.equal(await get(store), 'before');
      });
      assert.deepEqual((await readdir(folder)).sort(), ['.gitignore', 'store.db']);
    }));

  it('is empty in a read-only folder without one', () =>
    inFolder((parent) =>
      readOnly(parent, async () => {
        const store = await open({ file: nodeStoreFile(join(parent, '.spark-factory')) });
        assert.equal(await get(store), undefined);
        await assert.rejects(set(store, 'after'), problem('read-only'));
        assert.equal(await get(store), undefined);
      }),
    ));

  it('keeps what it had when the disk is full, and goes on when there is room again', async () => {
    // A real disk of 400 KB where the system lets us make one; the next test fails writes everywhere.
    await onSmallDisk(400, async (folder) => {
      await writeFile(join(folder, 'ballast'), Buffer.alloc(150_000));
      const store = await open({ file: nodeStoreFile(join(folder, 'store')) });
      await set(store, 'before');
      await assert.rejects(set(store, 'x'.repeat(60_000)), problem('full', /Free some space/));
      assert.equal(await get(store), 'before');
      assert.deepEqual((await readdir(join(folder, 'store'))).sort(), ['.gitignore', 'store.db']);
      await rm(join(folder, 'ballast'));
      await set(store, 'after');
      assert.equal(await get(await open({ file: nodeStoreFile(join(folder, 'store')) })), 'after');
    });
  });

  it('never happened what could not be written', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 12 }), async (outcomes) => {
        const memory = memoryStoreFile();
        let fails = false;
        const write = async (image: Uint8Array) => {
          if (fails) throw new StoreProblem('full', 'no room');
          await memory.write(image);
        };
        const store = await open({ file: { ...memory, write } });
        let expected: number[] = [];
        for (const [index, outcome] of outcomes.entries()) {
          fails = !outcome;
          const added = store.transaction(({ journal }) =>
            journal.add({ label: String(index), time: index, files: [] }),
          );
          if (fails) await assert.rejects(added, problem('full'));
          else await added;
          if (!fails) expected = [index, ...expected];
          const found = await store.read(({ journal }) => journal.list());
          assert.deepEqual(
            found.map(({ time }) => time),
            expected,
          );
        }
      }),
      { numRuns: 15 },
    ));

  it('starts anew when its folder was deleted meanwhile', () =>
    inFolder(async (parent) => {
      const folder = join(parent, '.spark-factory');
      const store = await open({ file: nodeStoreFile(folder) });
      await set(store, 1);
      await rm(folder, { recursive: true });
      assert.equal(await get(store), undefined);
      await set(store, 2);
      assert.equal(await get(store), 2);
      assert.equal(await readFile(join(folder, '.gitignore'), 'utf8'), '*\n');
    }));

  it('does not follow a folder that is a link', () =>
    inFolder(async (parent) => {
      await mkdir(join(parent, 'elsewhere'));
      await symlink('elsewhere', join(parent, '.spark-factory'));
      const store = await open({ file: nodeStoreFile(join(parent, '.spark-factory')) });
      await assert.rejects(set(store, 1), problem('unavailable', /not a folder of its own/));
      assert.deepEqual(await readdir(join(parent, 'elsewhere')), []);
    }));

  it('waits for a live process, on this machine or another, and then says what to do', () =>
    inFolder(async (folder) => {
      const unlock = await nodeStoreFile(folder).lock();
      const store = await open({ file: nodeStoreFile(folder, { patience: 30 }) });
      await assert.rejects(set(store, 1), problem('locked', /in use by another process/));
      await unlock();
      await set(store, 1);
      const lock = join(folder, 'store.lock');
      await writeFile(lock, JSON.stringify({ id: 'a', host: `not-${hostname()}`, pid: 1, thread: 0 }));
      await assert.rejects(set(store, 2), problem('locked', /delete .*store\.lock/));
      assert.equal(await get(store), 1);
      await rm(lock);
      await set(store, 2);
    }));

  it('takes the lock of a dead process over, also when its number is in use again', () =>
    inFolder(async (folder) => {
      const store = await open({ file: nodeStoreFile(folder, { patience: 30 }) });
      const { pid } = spawnSync(process.execPath, ['--version']);
      const dead = { id: 'dead', host: hostname(), pid, thread: 0 };
      const reused = { id: 'reused', host: hostname(), pid: process.ppid, thread: 0, began: '1' };
      for (const [index, holder] of [dead, reused].entries()) {
        await writeFile(join(folder, 'store.lock'), JSON.stringify(holder));
        await set(store, index);
        assert.equal(await get(store), index);
      }
      assert.deepEqual((await readdir(folder)).sort(), ['.gitignore', 'store.db']);
    }));

  it('takes the lock of a terminated thread of its own process over, after some time', () =>
    inFolder(async (folder) => {
      const store = await open({ file: nodeStoreFile(folder, { patience: 30 }) });
      const lock = join(folder, 'store.lock');
      await writeFile(lock, JSON.stringify({ id: 'a', host: hostname(), pid: process.pid, thread: 4711 }));
      await assert.rejects(set(store, 1), problem('locked'));
      await utimes(lock, 0, 0);
      await set(store, 1);
    }));

  it('does not write when its lock was taken over', () =>
    inFolder(async (folder) => {
      const store = await open({ file: nodeStoreFile(folder) });
      await set(store, 1);
      const late = store.transaction(async ({ settings }) => {
        await settings.set('value', 2);
        await writeFile(join(folder, 'store.lock'), 'another');
      });
      await assert.rejects(late, problem('locked', /took the store over/));
      await rm(join(folder, 'store.lock'), { force: true });
      assert.equal(await get(store), 1);
      assert.deepEqual((await readdir(folder)).sort(), ['.gitignore', 'store.db']);
    }));
});
