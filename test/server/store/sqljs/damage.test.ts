import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { readdirSync, readFileSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeDurableFiles } from '../../../../server/src/store/node/durable-files.ts';
import type { StoreProblem } from '../../../../server/src/store/problem.ts';
import { memoryDurableFiles } from '../../../../server/src/store/sqljs/memory-files.ts';
import { inFolder } from '../../node/folder.ts';
import { ways } from './builds.ts';
import { addNote, createNotes, notesOf, openIn } from './opening.ts';

const isDamage =
  (message: RegExp) =>
  (error: StoreProblem): boolean => {
    equal(error.reason, 'corrupt', error.stack);
    ok(message.test(error.message), error.message);
    ok(/Recover it/.test(error.message));
    return true;
  };

/** A closed database of several pages, and a backup of its first state. */
async function filled(folder: string): Promise<string> {
  const database = await openIn(nodeDurableFiles(folder));
  await createNotes(database);
  await addNote(database, 'first');
  await database.backup('first');
  for (let i = 0; i < 20; i++) await addNote(database, `${i}${'x'.repeat(2000)}`);
  await database.close();
  return join(folder, 'store.db');
}

const flip = (path: string, at: number): void => {
  const bytes = readFileSync(path);
  bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  writeFileSync(path, bytes);
};

describe('a durable database that was damaged', () => {
  for (const [what, damage, message] of [
    ['cut short', (path: string) => truncateSync(path, 20_000), /has 20000 bytes instead of/],
    ['emptied down to a few bytes', (path: string) => truncateSync(path, 50), /only 50 bytes/],
    ['flipped in its beginning', (path: string) => flip(path, 3), /not an SQLite database/],
    ['flipped in the structure of a page', (path: string) => flip(path, 3 * 4096), /damaged/],
  ] as const)
    it(`is refused when it was ${what}, names the backup, and is set aside when one asks for it`, () =>
      inFolder(async (folder) => {
        const path = await filled(folder);
        damage(path);
        const before = readFileSync(path);
        await rejects(openIn(nodeDurableFiles(folder)), isDamage(message));
        await rejects(openIn(nodeDurableFiles(folder)), isDamage(/store\.backup-first-1\.db/));
        deepEqual(readFileSync(path), before, 'nothing was changed');
        const database = await openIn(nodeDurableFiles(folder), { recover: true });
        equal(database.recoveredFrom, join(folder, 'store.corrupt-1.db'));
        deepEqual(readFileSync(database.recoveredFrom ?? ''), before);
        await createNotes(database);
        await database.close();
      }));

  it('is refused when it is gone and only its log is there', () =>
    inFolder(async (folder) => {
      const database = await openIn(nodeDurableFiles(folder));
      await createNotes(database);
      for (let i = 0; i < 5; i++) await addNote(database, 'x'.repeat(3000));
      await database.checkpoint();
      await addNote(database, 'last');
      rmSync(join(folder, 'store.db'));
      await rejects(openIn(nodeDurableFiles(folder)), isDamage(/store\.db is missing or was cut short/));
      ok(readdirSync(folder).includes('store.log'));
    }));

  for (const way of ['release', 'journal'] as const)
    it(`is refused when its log was flipped before what was acknowledged later, ${way}`, async () => {
      const files = memoryDurableFiles();
      const database = await openIn(files, ways[way]);
      await createNotes(database);
      for (let i = 0; i < 5; i++) await addNote(database, `note ${i}`);
      const [db, log] = [files.read('store.db'), files.read('store.log')];
      ok(db && log);
      await database.close();
      /** What is found when byte `at` of the log is another one. */
      const flipped = async (at: number): Promise<unknown[]> => {
        const bytes = new Uint8Array(log);
        bytes[at] = (bytes[at] ?? 0) ^ 0x10;
        const next = await openIn(memoryDurableFiles({ 'store.db': db, 'store.log': bytes }), ways[way]);
        const notes = await notesOf(next);
        await next.close();
        return notes;
      };
      await rejects(
        flipped(way === 'journal' ? 12 : 25),
        isDamage(/the beginning of its (log|journal) is damaged/),
      );
      for (const share of [0.3, 0.5, 0.6])
        await rejects(
          flipped(Math.floor(log.length * share)),
          isDamage(/its (log|journal) is damaged after \d/),
        );
      // The last one cannot be told from one that a power cut left unfinished.
      deepEqual(await flipped(log.length - 3), ['note 0', 'note 1', 'note 2', 'note 3']);
    });

  it('does not look at clocks: dates of the future and of long ago change nothing', () =>
    inFolder(async (folder) => {
      const path = await filled(folder);
      utimesSync(path, new Date('2100-01-01'), new Date('2100-01-01'));
      const database = await openIn(nodeDurableFiles(folder));
      const { epoch } = database;
      let revision = 0;
      database.onCommit((commit) => {
        ok(commit.revision > revision);
        revision = commit.revision;
      });
      await addNote(database, 'now');
      for (const file of ['store.db', 'store.log'])
        utimesSync(join(folder, file), new Date('1999-01-01'), new Date('1999-01-01'));
      await addNote(database, 'back');
      equal(await database.backup('first'), join(folder, 'store.backup-first-2.db'));
      await database.close();
      utimesSync(path, new Date('1999-01-01'), new Date('1999-01-01'));
      const next = await openIn(nodeDurableFiles(folder));
      ok(next.epoch > epoch);
      deepEqual((await notesOf(next)).slice(-2), ['now', 'back']);
      deepEqual(nodeDurableFiles(folder).backups().at(-1), join(folder, 'store.backup-first-2.db'));
      await next.close();
    }));
});
