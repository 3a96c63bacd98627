import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { silentHost } from '../../../../server/src/base/host.ts';
import type { Database } from '../../../../server/src/store/database.ts';
import { nodeLock } from '../../../../server/src/store/node/lock.ts';
import { identityHere } from '../../../../server/src/store/node/lock-record.ts';
import { StoreProblem } from '../../../../server/src/store/problem.ts';
import { memoryDurableFiles } from '../../../../server/src/store/sqljs/memory-files.ts';
import { inFolder } from '../../node/folder.ts';
import { workspace } from './workspace.ts';

const beat = 30;

const count = (database: Database): Promise<unknown> =>
  database.read(async (db) => (await sql<{ n: number }>`select count(*) as n from t`.execute(db)).rows[0]?.n);
const add = (database: Database): Promise<unknown> =>
  database.transaction((db) => sql`insert into t values (1)`.execute(db));

describe('a store that two machines see', () => {
  it('is written on one, read by all processes of the other, and written there when the first one leaves', () =>
    inFolder(async (folder) => {
      const disk = memoryDurableFiles();
      const machine = (host: string) => {
        const join = workspace(disk);
        const identity = { ...identityHere(), host, machine: host };
        return () => join({ lock: nodeLock(folder, { host: silentHost, endpoint: host, beat, identity }) });
      };
      const [here, there] = [machine('here'), machine('there')];
      const owner = (await here()).shared;
      const follower = (await here()).shared;
      await owner.transaction((db) => sql`create table t (n)`.execute(db));
      await add(follower);
      const readers = [(await there()).shared, (await there()).shared] as const;
      for (const reader of readers) {
        assert.deepEqual([reader.role(), reader.readOnly, await count(reader)], ['reader', true, 1]);
        await assert.rejects(
          add(reader),
          (error) =>
            error instanceof StoreProblem &&
            error.reason === 'read-only' &&
            /in use on here/.test(error.message),
        );
      }
      // Both hear what the other machine commits.
      const heard = readers.map((reader) => new Promise((resolve) => reader.onCommit(resolve)));
      await add(owner);
      await Promise.all(heard);
      for (const reader of readers) assert.equal(await count(reader), 2);

      await owner.close();
      await follower.close();
      while (!readers.some((reader) => reader.role() === 'owner')) await wait(beat);
      while (readers.some((reader) => reader.role() === 'reader')) await wait(beat);
      for (const reader of readers) await add(reader);
      for (const reader of readers) assert.deepEqual([reader.readOnly, await count(reader)], [false, 4]);
      for (const reader of readers.toReversed()) await reader.close();
    }));
});
