import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import { createRandom } from '../../../../server/src/base/random.ts';
import { memoryDurableFiles } from '../../../../server/src/store/sqljs/memory-files.ts';
import { readLog } from '../../../../server/src/store/sqljs/wal.ts';
import { addNote, createNotes, notesOf, openIn } from './opening.ts';

/** The files after each of these commits, without the process having ended. */
async function afterEach(commits: number): Promise<{ db: Uint8Array; logs: Uint8Array[] }> {
  const files = memoryDurableFiles();
  const database = await openIn(files);
  await createNotes(database);
  const logs: Uint8Array[] = [];
  for (let i = 0; i < commits; i++) {
    await addNote(database, `${i}${'x'.repeat(i * 900)}`);
    logs.push(files.read('store.log') ?? new Uint8Array());
  }
  const db = files.read('store.db') ?? new Uint8Array();
  await database.close();
  return { db, logs };
}

describe('recovery from a log', () => {
  it('finds as many transactions as are whole, wherever its end was torn off', async () => {
    const { db, logs } = await afterEach(6);
    const whole = logs.at(-1) ?? new Uint8Array();
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: logs[0]?.length ?? 0, max: whole.length }),
        fc.boolean(),
        fc.integer(),
        async (length, garbage, seed) => {
          const random = createRandom(seed);
          const rest = garbage ? Uint8Array.from({ length: 700 }, () => random.int(256)) : new Uint8Array();
          const log = new Uint8Array([...whole.subarray(0, length), ...rest]);
          const files = memoryDurableFiles({ 'store.db': db, 'store.log': log });
          const database = await openIn(files);
          const notes = await notesOf(database);
          await database.close();
          equal(notes.length, logs.filter((one) => one.length <= length).length);
          equal(files.size('store.log'), 0);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('takes no frames of an earlier round for its own', async () => {
    const files = memoryDurableFiles();
    const database = await openIn(files);
    await createNotes(database);
    for (let i = 0; i < 5; i++) await addNote(database, 'x'.repeat(5000));
    await database.checkpoint();
    await addNote(database, 'new round');
    const log = files.read('store.log') ?? new Uint8Array();
    const { transactions, end, damage } = readLog(log);
    deepEqual([transactions, end < log.length, damage], [1, true, undefined]);
    await database.close();
  });

  it('is nothing for no log, an empty one, and one of which nothing was written', () => {
    for (const bytes of [new Uint8Array(), new Uint8Array(31), new Uint8Array(5000)])
      deepEqual(readLog(bytes).frames, []);
    equal(readLog(new Uint8Array(5000)).damage, undefined);
    equal(readLog(new Uint8Array(5000).fill(7)).damage, 'the beginning of its log is damaged');
  });
});
