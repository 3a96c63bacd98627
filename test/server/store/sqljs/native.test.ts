import { deepEqual, equal, ok } from 'node:assert/strict';
import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Commit, Database } from '../../../../server/src/store/database.ts';
import { nodeDurableFiles } from '../../../../server/src/store/node/durable-files.ts';
import { openNativeDatabase } from '../../../../server/src/store/node/native.ts';
import { inFolder } from '../../node/folder.ts';
import { addNote, asOthersSee, createNotes, notesOf, openIn } from './opening.ts';

const native = async (folder: string): Promise<Database> => {
  const database = await openNativeDatabase(folder);
  ok(database);
  return database;
};

/** The files as they are now, in another folder: as if the process ended here. */
function leftBehind(folder: string): string {
  const copy = join(folder, 'copy');
  mkdirSync(copy);
  for (const name of readdirSync(folder))
    if (name.startsWith('store.')) copyFileSync(join(folder, name), join(copy, name));
  return copy;
}

describe('the store through Node’s own SQLite', () => {
  it('takes turns with sql.js on one file', () =>
    inFolder(async (folder) => {
      const first = await native(folder);
      await createNotes(first);
      await addNote(first, 'native');
      await first.close();
      const second = await openIn(nodeDurableFiles(folder));
      await addNote(second, 'sql.js');
      await second.close();
      const third = await native(folder);
      const heard: Commit[] = [];
      third.onCommit((commit) => heard.push(commit));
      await addNote(third, 'native again');
      deepEqual(await notesOf(third), ['native', 'sql.js', 'native again']);
      deepEqual(asOthersSee((await third.backup?.('x')) ?? '').notes, ['native', 'sql.js', 'native again']);
      await third.close();
      deepEqual(
        heard.map(({ tables }) => tables),
        [['note']],
      );
      deepEqual(asOthersSee(join(folder, 'store.db')), {
        integrity: 'ok',
        notes: ['native', 'sql.js', 'native again'],
      });
      ok(!existsSync(join(folder, 'store.db-wal')));
    }));

  for (const [from, to] of [
    ['native', 'sql.js'],
    ['sql.js', 'native'],
    ['native', 'native'],
  ] as const)
    it(`finds with ${to} what ${from} acknowledged before it was killed`, () =>
      inFolder(async (folder) => {
        const open = (way: string, where: string): Promise<Database> =>
          way === 'native' ? native(where) : openIn(nodeDurableFiles(where));
        const killed = await open(from, folder);
        await createNotes(killed);
        await addNote(killed, 'a');
        await addNote(killed, 'b');
        const copy = leftBehind(folder);
        const next = await open(to, copy);
        deepEqual(await notesOf(next), ['a', 'b']);
        equal(next.readOnly, false);
        await addNote(next, 'c');
        await next.close();
        deepEqual(asOthersSee(join(copy, 'store.db')).notes, ['a', 'b', 'c']);
        await killed.close();
      }));
});
