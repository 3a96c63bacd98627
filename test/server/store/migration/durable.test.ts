/** Migrations of a store in files: a backup first, the same after a crash, whichever way the files are kept. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { durableFiles } from '../../../../server/src/store/sqljs/durable-files.ts';
import { memoryDurableFiles } from '../../../../server/src/store/sqljs/memory-files.ts';
import { ways } from '../sqljs/builds.ts';
import { openIn } from '../sqljs/opening.ts';
import { bring, insert, rows, table } from './opened.ts';

const before = [table('things', [{ name: 'name' }, { name: 'nick' }])];
const after = [table('items', [{ name: 'name', nullable: false }], { renamedFrom: 'things' })];

for (const [way, options] of Object.entries(ways))
  describe(`a migration of files, ${way}`, () => {
    it('keeps the store before it, and survives the end of the process', async () => {
      const files = memoryDurableFiles();
      const database = await openIn(files, options);
      equal((await bring(database, before)).backup, undefined);
      await insert(database, 'things', { id: 1, name: 'Ada', nick: 'A' });
      const { backup, kept } = await bring(database, after);
      match(backup ?? '', /schema-1/);
      deepEqual(kept, []);

      const left = durableFiles.map((file) => [file, files.read(file) ?? new Uint8Array()]);
      const reopened = await openIn(memoryDurableFiles(Object.fromEntries(left)), options);
      deepEqual(await rows(reopened, 'items'), [{ id: 1, name: 'Ada' }]);
      deepEqual((await bring(reopened, after)).steps, []);
      await reopened.close();
      await database.close();

      const { backups } = files;
      ok(backups().some((name) => name === backup));
    });
  });
