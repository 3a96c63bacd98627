import { deepEqual, equal, ok } from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { nodeDurableFiles } from '../../../../server/src/store/node/durable-files.ts';
import { inFolder } from '../../node/folder.ts';
import { killWriters } from './kills.ts';
import { openIn } from './opening.ts';

describe('a durable database and kill -9', function () {
  this.timeout(300_000);

  it('loses nothing that was acknowledged, and any SQLite finds the file whole', () =>
    inFolder(async (folder) => {
      const { acknowledged, ...result } = await killWriters(100, 1, folder);
      deepEqual(result, { lost: 0, corrupt: 0, invented: 0 });
      ok(acknowledged >= 100, `${acknowledged} transactions`);
      await (await openIn(nodeDurableFiles(join(folder, 'store')))).close();
      const other = new DatabaseSync(join(folder, 'store', 'store.db'), { readOnly: true });
      equal(other.prepare('pragma integrity_check').get()?.['integrity_check'], 'ok');
      other.close();
    }));
});
