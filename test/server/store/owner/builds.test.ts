/** A store in a folder with a release build of sql.js of which nothing is known: the debug build keeps it, or else a journal. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { loadDebugBuild, readSqlWasm } from '../../../../server/src/node/sql-wasm.ts';
import { type NodeSharedOptions, openNodeShared } from '../../../../server/src/store/node/open-shared.ts';
import { ways } from '../sqljs/builds.ts';

describe('a store whose build of sql.js is not known', () => {
  const folder = mkdtempSync(join(tmpdir(), 'builds-'));
  after(() => rmSync(folder, { recursive: true }));

  it('is kept by the debug build, or else by a journal, and read by each of them', async () => {
    const kept = async (options: Partial<NodeSharedOptions>, number: number) => {
      const log: string[] = [];
      const host = { log: (_: unknown, message: string) => void log.push(message) };
      const { load } = ways.journal;
      const shared = await openNodeShared(folder, {
        wasm: readSqlWasm,
        host,
        ...(load ? { load } : {}),
        ...options,
      });
      await shared.transaction(async (db) => {
        await sql`create table if not exists t (n integer)`.execute(db);
        await db.insertInto('t').values({ n: number }).execute();
      });
      const rows = await shared.read((db) => db.selectFrom('t').select('n').execute());
      await shared.close();
      return [rows.map(({ n }) => n), log.some((each) => each.includes('kept with a journal'))];
    };
    assert.deepEqual(await kept({ debugBuild: loadDebugBuild }, 1), [[1], false]);
    assert.deepEqual(await kept({}, 2), [[1, 2], true]);
    assert.deepEqual(await kept({ debugBuild: loadDebugBuild }, 3), [[1, 2, 3], false]);
  });
});
