import assert from 'node:assert/strict';
import { memoryStoreFile } from '../../../server/src/store/index.ts';
import { open } from './opening.ts';

const change = (label: string) => ({ label, time: 0, files: [{ uri: 'file:///a', after: 'a' }] });
const labels = async (store: Awaited<ReturnType<typeof open>>) =>
  (await store.read((reader) => reader.journal.list())).map(({ label }) => label);

describe('store', () => {
  it('keeps what a transaction wrote for the next one who opens the file', async () => {
    const file = memoryStoreFile();
    const store = await open({ file });
    assert.equal(await store.transaction((writer) => writer.journal.add(change('first'))), 1);
    await store.close();
    assert.deepEqual(await labels(await open({ file })), ['first']);
  });

  it('keeps nothing of a transaction that throws', async () => {
    const file = memoryStoreFile();
    const store = await open({ file });
    await store.transaction((writer) => writer.journal.add(change('kept')));
    const before = file.image;
    const failing = store.transaction(async (writer) => {
      await writer.journal.add(change('dropped'));
      throw new Error('of the caller');
    });
    await assert.rejects(failing, /of the caller/);
    assert.deepEqual(await labels(store), ['kept']);
    assert.equal(file.image, before);
  });

  it('writes no file for opening, reading, and a transaction that changes nothing', async () => {
    const file = memoryStoreFile();
    const store = await open({ file });
    await store.read((reader) => reader.projects.list());
    await store.transaction((writer) => writer.journal.last());
    assert.equal(file.image, undefined);
  });

  it('runs transactions one after the other', async () => {
    const store = await open();
    const add = (label: string) => store.transaction((writer) => writer.journal.add(change(label)));
    await Promise.all(Array.from({ length: 20 }, (_, i) => add(String(i))));
    assert.equal((await labels(store)).length, 20);
  });

  it('sees what another store on the same file has written', async () => {
    const file = memoryStoreFile();
    const [one, two] = [await open({ file }), await open({ file })];
    await one.transaction((writer) => writer.journal.add(change('one')));
    await two.transaction((writer) => writer.journal.add(change('two')));
    assert.deepEqual(await labels(one), ['two', 'one']);
    assert.deepEqual(await labels(two), ['two', 'one']);
  });

  it('gives the same bytes for the same transactions', async () => {
    const images = [];
    for (const file of [memoryStoreFile(), memoryStoreFile()]) {
      const store = await open({ file });
      await store.transaction((writer) => writer.journal.add(change('same')));
      images.push(file.image);
    }
    assert.deepEqual(images[0], images[1]);
  });

  it('refuses to go on when it is closed', async () => {
    const store = await open();
    await store.close();
    await assert.rejects(
      store.read((reader) => reader.journal.list()),
      /closed/,
    );
  });
});
