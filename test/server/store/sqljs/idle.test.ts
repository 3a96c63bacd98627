import { deepEqual, equal } from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { checkpointWhenIdle } from '../../../../server/src/store/node/idle.ts';
import { memoryDurableFiles } from '../../../../server/src/store/sqljs/memory-files.ts';
import { readLog } from '../../../../server/src/store/sqljs/wal.ts';
import { addNote, createNotes, notesOf, openIn } from './opening.ts';

it('a durable database writes its log back while nothing happens', async () => {
  const files = memoryDurableFiles();
  const database = checkpointWhenIdle(await openIn(files), 10);
  await createNotes(database);
  await addNote(database, 'a'.repeat(9000));
  const before = files.size('store.db');
  while (files.size('store.db') === before) await wait(10);
  await addNote(database, 'b');
  equal(readLog(files.read('store.log') ?? new Uint8Array()).transactions, 1, 'the log began anew');
  const copy = await openIn(memoryDurableFiles({ 'store.db': files.read('store.db') ?? new Uint8Array() }));
  deepEqual(await notesOf(copy), ['a'.repeat(9000)]);
  await Promise.all([copy.close(), database.close()]);
});
