/** A store that version 0.2 wrote, as a whole file, opens with the tables of today, and nothing of it is lost. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { definitions } from '../../../../server/src/factory/generated/definitions.ts';
import { takeOver } from '../../../../server/src/store/migration/older-store.ts';
import { columnNamed } from '../../../../server/src/store/schema/codec.ts';
import { tablesOf } from '../../../../server/src/store/schema/tables.ts';
import { memoryDurableFiles } from '../../../../server/src/store/sqljs/memory-files.ts';
import { openIn } from '../sqljs/opening.ts';
import { bring } from './opened.ts';

const image = gunzipSync(readFileSync(new URL('../fixtures/001-first.db.gz', import.meta.url)));
const moment = { now: Date.UTC(2026, 0, 1), uuid: () => `id ${++uuids}` };
let uuids = 0;

it('a store of an older version goes on with its settings and what can be undone', async () => {
  const database = await openIn(memoryDurableFiles({ 'store.db': image }));
  const { kept } = await bring(database, tablesOf(definitions.resources));
  ok(kept.includes('kept_1_generation_requests') && kept.includes('kept_1_individuals'), kept.join());
  deepEqual(await takeOver(database, definitions.resources, moment), { fileChanges: 1, settings: 1 });
  equal(await takeOver(database, definitions.resources, moment), undefined);

  await database.read(async (db) => {
    const [change] = await db.selectFrom('file_changes').selectAll().execute();
    equal(change?.['label'], 'Generate');
    deepEqual(columnNamed('array').decode(change?.['files']), [
      { uri: 'file:///clinic.spark', before: 'a', after: 'b' },
    ]);
    deepEqual([change?.['undone'], change?.['inserted_at']], [0, '1970-01-01T00:00:00.003000Z']);
    const [setting] = await db.selectFrom('settings').selectAll().execute();
    deepEqual([setting?.['key'], columnNamed('term').decode(setting?.['value'])], ['key', { value: 1 }]);
    const [run] = await db.selectFrom('kept_1_evolution_runs').selectAll().execute();
    equal(run?.['uri'], 'file:///clinic.spark');
  });
  deepEqual((await bring(database, tablesOf(definitions.resources))).steps, []);
  await database.close();
});
