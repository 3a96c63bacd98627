/** Old evolutions in the factory's own tables are compacted and dropped, on every database. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { definitions } from '../../../../server/src/factory/generated/definitions.ts';
import type { Database } from '../../../../server/src/store/database.ts';
import { compact } from '../../../../server/src/store/retention/compact.ts';
import { lineageRetention } from '../../../../server/src/store/retention/plan.ts';
import { storeSize } from '../../../../server/src/store/retention/size.ts';
import { columnNamed } from '../../../../server/src/store/schema/codec.ts';
import { bring } from '../migration/opened.ts';
import { forEachDialect } from '../suite/dialects.ts';
import { add, now, tables } from './records.ts';

forEachDialect('the compaction of evolutions', ({ open }) => {
  /** Two generations of three: the best passes on unchanged, and one child has parents that are not elite. */
  const evolve = async (database: Database, run: string, began: string) => {
    await add(database, 'evolution_runs', [{ id: run, status: 'completed', inserted_at: began }]);
    const genome = (name: string) => ({ resources: [{ name, text: 'x'.repeat(50) }] });
    const individuals = [
      { key: '0.0', fitness: 9, genome: genome('best'), parent_ids: [] },
      { key: '0.1', fitness: 5, genome: genome('second'), parent_ids: [] },
      { key: '0.2', fitness: 1, genome: genome('third'), parent_ids: [] },
      { key: '1.0', fitness: 9, genome: genome('best'), parent_ids: ['0.0'] },
      { key: '1.1', fitness: 4, genome: genome('child'), parent_ids: ['0.2'] },
      { key: '2.0', fitness: 7, genome: genome('late'), parent_ids: ['1.1'] },
    ].map((each) => {
      const [generation, position] = each.key.split('.').map(Number);
      return { ...each, id: `${run} ${each.key}`, evolution_run_id: run, generation, position };
    });
    await add(database, 'individuals', individuals);
    await add(
      database,
      'fitness_scores',
      individuals.map(({ id, fitness }) => ({
        id: `score ${id}`,
        individual_id: id,
        evolution_run_id: run,
        total: fitness,
      })),
    );
  };

  it('leaves the best, the elite and their lineage, with every model once', async () => {
    const database = await open();
    await bring(database, tables);
    await evolve(database, 'old', '2025-01-01T00:00:00.000000Z');
    await evolve(database, 'middle', '2026-05-01T00:00:00.000000Z');
    await evolve(database, 'new', '2026-05-30T00:00:00.000000Z');
    const retention = { ...lineageRetention, wholeRuns: 1, elite: 1 };
    const done = await compact(database, definitions.resources, retention, now);
    deepEqual([done.droppedRuns, done.compactedRuns], [1, 1]);

    const individuals = await database.read((db) =>
      db.selectFrom('individuals').select(['id', 'genome', 'metadata']).orderBy('id').execute(),
    );
    const found = individuals.map(({ id, genome, metadata }) => {
      const { same_as } = columnNamed('map').decode(metadata) as { same_as?: string };
      return [id, genome === null ? (same_as ?? 'empty') : 'whole'];
    });
    deepEqual(found.slice(0, 5), [
      ['middle 0.0', 'whole'],
      ['middle 0.2', 'empty'],
      ['middle 1.0', '0.0'],
      ['middle 1.1', 'empty'],
      ['middle 2.0', 'whole'],
    ]);
    deepEqual(
      found.slice(5).map(([, state]) => state),
      ['whole', 'whole', 'whole', 'whole', 'whole', 'whole'],
    );
    const scores = await database.read((db) => db.selectFrom('fitness_scores').select('id').execute());
    equal(scores.length, 11);
    deepEqual(await compact(database, definitions.resources, retention, now), {
      droppedRuns: 0,
      compactedRuns: 0,
      removedRows: 0,
    });
    ok((await storeSize(database)) > 10_000);
  });
});
