import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Migration } from 'kysely/migration';
import { memoryStoreFile, type Store, StoreProblem } from '../../../server/src/store/index.ts';
import { migrations } from '../../../server/src/store/migrations/registry.ts';
import { open } from './opening.ts';

/** A store as the first version left it, made by this test under `UPDATE=1` while it was the newest. Not to be made again. */
const firstVersion = new URL('fixtures/001-first.db.gz', import.meta.url);
const first = Object.fromEntries(Object.entries(migrations).slice(0, 1));

const files = [{ uri: 'file:///clinic.spark', before: 'a', after: 'b' }];
const fill = (store: Store) =>
  store.transaction(async ({ projects, generations, runs, journal, settings }) => {
    await projects.save({
      uri: 'file:///clinic.req',
      name: 'Clinic',
      statements: 2,
      entities: 0,
      findings: { error: 0, warning: 1, info: 0 },
      readiness: 75.5,
      specification: {
        project: 'clinic',
        domain: 'health',
        statements: [],
        entities: [],
        relationships: [],
        generalizations: [],
        actors: [],
        features: [],
        constraints: [],
        stateChanges: [],
        qualities: [],
        intent: 'data model',
        complexity: 0,
        confidence: 1,
      },
      contentHash: 'h',
      updated: 1,
    });
    const of = {
      project: 'file:///clinic.req',
      target: 'file:///clinic.spark',
      requirementsHash: 'h',
      reasons: ['r'],
    };
    const evaluation = { total: 80, metrics: [] };
    await generations.save({ id: 'g', seed: 1, started: 1, duration: 2, ...of }, [
      { id: 'c', strategy: 'template', text: 't', evaluation, rationale: [], chosen: true },
    ]);
    const times = { started: 1, updated: 2 };
    await runs.start({
      ...times,
      id: 'r',
      uri: 'file:///clinic.spark',
      state: 'stopped',
      seed: 1,
      start: 50,
      best: 60,
      plannedGenerations: 3,
      settings: {},
    });
    const individuals = [{ id: 'i', score: 60, operator: 'seed', parents: [], text: 'x' }];
    await runs.addGeneration('r', { number: 0, best: 60, mean: 55, individuals }, [1, 2, 3, 4]);
    await journal.add({ label: 'Generate', time: 3, files });
    await settings.set('key', { value: 1 });
  });

const everything = (store: Store) =>
  store.read(async ({ projects, generations, runs, journal, settings }) => ({
    project: await projects.get('file:///clinic.req'),
    generations: await generations.list('file:///clinic.req'),
    candidates: await generations.candidates('g'),
    runs: await runs.list(),
    run: await runs.generations('r'),
    resume: await runs.resume('r'),
    journal: await journal.list(),
    setting: await settings.get('key'),
  }));

/** A change of schema for tests: a table more, filled from what was there. */
const next: Migration = {
  async up(db) {
    await db.schema.createTable('notes').addColumn('text', 'text').execute();
    await db
      .insertInto('notes')
      .columns(['text'])
      .expression(db.selectFrom('journal').select('label'))
      .execute();
  },
};

describe('store: migrations', () => {
  it('are named so that they sort in the order they run', () => {
    const names = Object.keys(migrations);
    assert.deepEqual(names, [...names].sort());
    for (const name of names) assert.match(name, /^\d{3}-[a-z-]+$/);
  });

  it('open a store of the first version with nothing lost', async () => {
    const made = memoryStoreFile();
    const store = await open({ file: made });
    await fill(store);
    const { UPDATE } = process.env;
    if (UPDATE) {
      const old = memoryStoreFile();
      await fill(await open({ file: old, migrations: first }));
      writeFileSync(firstVersion, gzipSync(old.image ?? new Uint8Array(), { level: 9 }));
    }
    const old = memoryStoreFile(gunzipSync(readFileSync(firstVersion)));
    assert.deepEqual(await everything(await open({ file: old })), await everything(store));
  });

  it('keep a copy of an older store, and change the file with the first transaction only', async () => {
    const image = gunzipSync(readFileSync(firstVersion));
    const file = memoryStoreFile(image);
    const lines: string[] = [];
    const host = { now: () => 0, log: (_: string, line: string) => lines.push(line) };
    const store = await open({ file, host, migrations: { ...first, '002-notes': next } });
    await everything(store);
    assert.deepEqual(file.image, image);
    assert.equal(file.copies.size, 0);
    await store.transaction(({ settings }) => settings.set('a', 1));
    await store.transaction(({ settings }) => settings.set('a', 2));
    assert.deepEqual([...file.copies], [['backup-001-first-1', image]]);
    assert.deepEqual(lines, [
      'The store is being migrated to 002-notes; the one before is kept as backup-001-first-1.',
    ]);
  });

  it('keep no half of a migration that fails', async () => {
    const image = gunzipSync(readFileSync(firstVersion));
    const file = memoryStoreFile(image);
    const broken: Migration = {
      async up(db) {
        await db.schema.dropTable('candidates').execute();
        throw new Error('of the migration');
      },
    };
    await assert.rejects(open({ file, migrations: { ...first, '002-broken': broken } }), /of the migration/);
    assert.deepEqual(file.image, image);
    await open({ file });
  });

  it('refuse a store of a newer version politely, whoever opens or already has it open', async () => {
    const file = memoryStoreFile();
    const older = await open({ file, migrations: first });
    await fill(older);
    const newer = await open({ file, migrations: { ...first, '002-notes': next } });
    await newer.transaction(({ settings }) => settings.set('a', 1));
    const { image } = file;
    const polite = (error: unknown) =>
      error instanceof StoreProblem &&
      error.reason === 'newer' &&
      /002-notes\). Update the extension/.test(error.message);
    await assert.rejects(open({ file, migrations: first }), polite);
    await assert.rejects(open({ file, migrations: first, recover: true }), polite);
    await assert.rejects(
      older.read(({ settings }) => settings.get('a')),
      polite,
    );
    await assert.rejects(
      older.transaction(({ settings }) => settings.set('a', 2)),
      polite,
    );
    assert.equal(file.image, image);
  });
});
