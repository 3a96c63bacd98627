import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { nodeDurableFiles } from '../../../../server/src/store/node/durable-files.ts';
import type { StoreProblem, StoreProblemReason } from '../../../../server/src/store/problem.ts';
import type { SqljsDatabase, SqljsOptions } from '../../../../server/src/store/sqljs/open.ts';
import { inFolder, onSmallDisk, readOnly } from '../../node/folder.ts';
import { ways } from './builds.ts';
import { type Failing, failingSystem } from './failing-system.ts';
import { addNote, asOthersSee, createNotes, notesOf, openIn } from './opening.ts';

const problem =
  (reason: StoreProblemReason, message: RegExp) =>
  (error: StoreProblem): boolean => {
    equal(error.reason, reason, error.stack);
    ok(message.test(error.message), error.message);
    return true;
  };

/** A database with the note `a`, on a system that can fail. */
const withNote = (
  work: (given: { database: SqljsDatabase; failing: Failing; folder: string }) => Promise<void>,
  options: Partial<SqljsOptions> = {},
): Promise<void> =>
  inFolder(async (folder) => {
    const failing = failingSystem();
    const database = await openIn(nodeDurableFiles(folder, failing.system), options);
    await createNotes(database);
    await addNote(database, 'a');
    try {
      await work({ database, failing, folder });
    } finally {
      failing.fail();
      await database.close();
    }
  });

/** What a process that starts now would find. */
async function notesIn(folder: string): Promise<unknown[]> {
  const database = await openIn(nodeDurableFiles(folder));
  const notes = await notesOf(database);
  await database.close();
  return notes;
}

for (const [way, options] of Object.entries({ release: ways.release, journal: ways.journal }))
  describe(`a durable database, ${way}, whose system refuses`, () => {
    for (const [what, code, calls, reason] of [
      ['is out of space', 'ENOSPC', ['write'], 'full'],
      ['may not be written to any more', 'EACCES', ['write'], 'read-only'],
      ['cannot bring it to the disk', 'EIO', ['datasync'], 'unavailable'],
      ['cannot even take it back', 'EIO', ['datasync', 'truncate', 'write'], 'unavailable'],
    ] as const)
      it(`keeps nothing of a change when it ${what}, and goes on when that has passed`, () =>
        withNote(async ({ database, failing, folder }) => {
          failing.fail(code, calls);
          await rejects(addNote(database, 'b'), problem(reason, /Free some space|Allow writing|Try again/));
          ok(failing.failures() > 0);
          deepEqual(await notesOf(database), ['a'], 'memory is not ahead of the file');
          await rejects(addNote(database, 'c'), problem(reason, /./));
          failing.fail();
          await addNote(database, 'd');
          deepEqual(await notesOf(database), ['a', 'd']);
          await database.close();
          deepEqual(await notesIn(folder), ['a', 'd']);
        }, options));

    it('keeps everything when the log cannot be written back', () =>
      withNote(
        async ({ database, failing }) => {
          failing.fail('ENOSPC', ['write'], /store\.db/);
          for (let i = 0; i < 8 && failing.failures() === 0; i++)
            await addNote(database, 'x'.repeat(3000)).catch(problem('full', /Free some space/));
          await notesOf(database);
          ok(failing.failures() > 0);
          const kept = await notesOf(database);
          failing.fail();
          await addNote(database, 'later');
          deepEqual(await notesOf(database), [...kept, 'later']);
          ok(kept.length >= 3);
        },
        { ...options, logLimit: 10_000 },
      ));

    it('leaves backups and itself whole when renaming fails, as on a network share', () =>
      withNote(async ({ database, failing, folder }) => {
        failing.fail('ESTALE', ['rename']);
        await rejects(database.backup('x'), problem('unavailable', /ESTALE.*Try again/));
        deepEqual(
          readdirSync(folder).filter((name) => /tmp|backup/.test(name)),
          [],
        );
        equal((await database.export()).length > 0, true);
        if (way === 'journal') await rejects(database.checkpoint(), problem('unavailable', /ESTALE/));
        failing.fail();
        await addNote(database, 'b');
        deepEqual(asOthersSee(await database.backup('x')).notes, ['a', 'b']);
      }, options));

    it('is read, and says why it is not written, in a folder that is read-only', () =>
      inFolder(async (folder) => {
        const files = nodeDurableFiles(folder);
        const database = await openIn(files, options);
        await createNotes(database);
        await addNote(database, 'a');
        await database.close();
        await readOnly(folder, async () => {
          const readOnlyDatabase = await openIn(nodeDurableFiles(folder), options);
          equal(readOnlyDatabase.readOnly, true);
          deepEqual(await notesOf(readOnlyDatabase), ['a']);
          await rejects(addNote(readOnlyDatabase, 'b'), problem('read-only', /Allow writing/));
          await readOnlyDatabase.close();
        });
        const again = await openIn(nodeDurableFiles(folder), options);
        await addNote(again, 'c');
        deepEqual(await notesOf(again), ['a', 'c']);
        await again.close();
      }));
  });

describe('a durable database and other programs', () => {
  it('is kept on a disk that is really full', async () => {
    const could = await onSmallDisk(256, async (disk) => {
      const folder = join(disk, 'store');
      const database = await openIn(nodeDurableFiles(folder));
      await createNotes(database);
      let written = 0;
      await rejects(
        async () => {
          for (; written < 100; written++) await addNote(database, `${written}${'x'.repeat(5000)}`);
        },
        problem('full', /is full. Free some space/),
      );
      equal((await notesOf(database)).length, written);
      await database.close();
      equal((await notesIn(folder)).length, written);
    });
    // Elsewhere than as root on Linux, the tests above with calls that fail have to do.
    if (!could) ok(process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/sbin/mount'));
  });

  for (const [what, remove] of [
    ['its files are deleted', (folder: string) => rmSync(join(folder, 'store.log'))],
    ['its folder is deleted', (folder: string) => rmSync(folder, { recursive: true })],
  ] as const)
    it(`says so and writes itself anew when ${what} while it is open`, () =>
      withNote(async ({ database, folder }) => {
        remove(folder);
        await rejects(
          addNote(database, 'b'),
          problem('replaced', /deleted or replaced.*try the last change again/),
        );
        await addNote(database, 'c');
        deepEqual(await notesOf(database), ['a', 'c']);
        await database.close();
        deepEqual(await notesIn(folder), ['a', 'c']);
      }));

  it('writes itself anew at once when its journal is deleted while it is open', () =>
    withNote(async ({ database, folder }) => {
      rmSync(join(folder, 'store.log'));
      await addNote(database, 'b');
      deepEqual(await notesOf(database), ['a', 'b']);
      await addNote(database, 'c');
      const copy = join(folder, 'copy');
      mkdirSync(copy);
      for (const name of ['store.db', 'store.log']) copyFileSync(join(folder, name), join(copy, name));
      deepEqual(await notesIn(copy), ['a', 'b', 'c']);
    }, ways.journal));

  it('lets another SQLite read what was written back, and not write', () =>
    withNote(async ({ database, folder }) => {
      await database.checkpoint();
      await addNote(database, 'b');
      const path = join(folder, 'store.db');
      deepEqual(asOthersSee(path), { integrity: 'ok', notes: ['a'] });
      const other = new DatabaseSync(path);
      try {
        other.exec("insert into note (text) values ('from outside')");
        ok(false, 'it could write');
      } catch (error) {
        ok(/readonly/.test(String(error)));
      }
      other.close();
      deepEqual(readdirSync(folder).sort(), ['.gitignore', 'store.db', 'store.log']);
      await database.checkpoint();
      deepEqual(await notesOf(database), ['a', 'b']);
    }));

  it('keeps its own and sets the other aside when its file is overwritten while it is open', () =>
    withNote(async ({ database, folder }) => {
      const path = join(folder, 'store.db');
      await database.checkpoint();
      await addNote(database, 'b');
      writeFileSync(path, 'from outside');
      await rejects(database.checkpoint(), problem('replaced', /Another program wrote/));
      await addNote(database, 'c');
      deepEqual(await notesOf(database), ['a', 'b', 'c']);
      ok(readdirSync(folder).includes('store.corrupt-1.db'));
    }));

  it('goes on from a backup that was put in its place, and keeps the log of what it replaces', () =>
    inFolder(async (folder) => {
      const database = await openIn(nodeDurableFiles(folder));
      await createNotes(database);
      await addNote(database, 'a');
      const backup = await database.export();
      await addNote(database, 'b');
      // The process ends here, and somebody puts the backup back.
      writeFileSync(join(folder, 'store.db'), backup);
      const warnings: string[] = [];
      const next = await openIn(nodeDurableFiles(folder), { log: (_, message) => warnings.push(message) });
      deepEqual(await notesOf(next), ['a']);
      ok(/another file than before.*store\.left-1\.log/.test(warnings.join()), warnings.join());
      await next.close();
      deepEqual(asOthersSee(join(folder, 'store.db')), { integrity: 'ok', notes: ['a'] });
    }));
});
