import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Evaluation } from '../../../server/src/model/candidate.ts';
import type { Specification } from '../../../server/src/model/specification.ts';
import {
  type EvolutionRun,
  type GenerationRecord,
  memoryStoreFile,
  type Project,
  type StoredCandidate,
  type StoredGeneration,
} from '../../../server/src/store/index.ts';
import { open } from './opening.ts';

const specification: Specification = {
  project: 'clinic',
  domain: 'healthcare',
  statements: [],
  entities: [{ name: 'Patient', attributes: [], sources: ['REQ-1'], confidence: 0.9 }],
  relationships: [],
  generalizations: [],
  actors: [],
  features: [],
  constraints: [],
  stateChanges: [],
  qualities: [],
  intent: 'data model',
  complexity: 0.25,
  confidence: 1,
};
const project = (uri: string, readiness = 80): Project => ({
  uri,
  name: 'Clinic',
  statements: 40,
  entities: 1,
  findings: { error: 1, warning: 2, info: 3 },
  readiness,
  specification,
  contentHash: 'abc',
  updated: 1_800_000_000_000,
});
const evaluation: Evaluation = {
  total: 87.5,
  metrics: [{ metric: 'coverage', value: 0.875, weight: 1, reasons: ['REQ-2 is not covered'] }],
};
const candidate = (id: string, chosen = false): StoredCandidate => ({
  id,
  strategy: 'template',
  text: `resource ${id} {}\n`,
  evaluation,
  rationale: ['A patient is spoken of.'],
  chosen,
});
const request = (id: string, of: string): GenerationRecord => ({
  id,
  project: of,
  target: 'file:///clinic.spark',
  seed: 7,
  started: 1_800_000_000_000,
  duration: 12.5,
  requirementsHash: 'def',
  reasons: ['It covers most.'],
});
const run = (id: string): EvolutionRun => ({
  id,
  uri: 'file:///clinic.spark',
  state: 'running',
  seed: 7,
  start: 60.1,
  best: 60.1,
  plannedGenerations: 30,
  settings: { population: 100 },
  started: 1,
  updated: 1,
});
const generation = (number: number): StoredGeneration => ({
  number,
  best: 70 + number,
  mean: 50.5,
  individuals: [
    { id: `best-${number}`, score: 70 + number, operator: 'elite', parents: [], text: 'resource A {}' },
    { id: `other-${number}`, score: 40, operator: 'crossover', parents: ['a', 'b'] },
  ],
});
/** Any string at all: NUL, lone surrogates, `__proto__`. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
  fc.constantFrom('__proto__', 'constructor', "'; drop table projects; --", '\0', '\ud800'),
);

describe('store: projects', () => {
  it('saves, replaces, lists by URI and removes', async () => {
    const store = await open();
    await store.transaction(async ({ projects }) => {
      await projects.save(project('file:///b.req'));
      await projects.save(project('file:///a.req'));
      await projects.save(project('file:///b.req', 95.5));
    });
    await store.read(async ({ projects }) => {
      assert.deepEqual(await projects.get('file:///b.req'), project('file:///b.req', 95.5));
      assert.equal(await projects.get('file:///none.req'), undefined);
      const { specification: _, ...summary } = project('file:///a.req');
      assert.deepEqual((await projects.list())[0], summary);
      assert.equal((await projects.list()).length, 2);
    });
    await store.transaction(({ projects }) => projects.remove('file:///b.req'));
    assert.equal((await store.read(({ projects }) => projects.list())).length, 1);
  });

  it('keeps generations when a project is saved again, and forgets them when it is removed', async () => {
    const store = await open();
    await store.transaction(async ({ projects, generations }) => {
      await projects.save(project('p'));
      await generations.save(request('r', 'p'), [candidate('c')]);
      await projects.save(project('p', 1));
      assert.equal((await generations.list('p')).length, 1);
      await projects.remove('p');
      assert.deepEqual(await generations.list('p'), []);
      assert.equal(await generations.candidate('c'), undefined);
    });
  });
});

describe('store: generations', () => {
  it('gives requests newest first, with their candidates in order', async () => {
    const store = await open();
    await store.transaction(async ({ projects, generations }) => {
      await projects.save(project('p'));
      await generations.save(request('one', 'p'), [candidate('a', true), candidate('b')]);
      await generations.save(request('two', 'p'), [candidate('c'), candidate('a')]);
    });
    await store.read(async ({ generations }) => {
      assert.deepEqual(await generations.list('p'), [request('two', 'p'), request('one', 'p')]);
      assert.deepEqual(await generations.list('p', 1), [request('two', 'p')]);
      assert.deepEqual(await generations.candidates('one'), [candidate('a', true), candidate('b')]);
      assert.deepEqual(await generations.candidate('a'), {
        request: request('two', 'p'),
        candidate: candidate('a'),
      });
    });
  });

  it('replaces a request that is saved again, which makes it the newest', async () => {
    const store = await open();
    await store.transaction(async ({ projects, generations }) => {
      await projects.save(project('p'));
      await generations.save(request('one', 'p'), [candidate('a')]);
      await generations.save(request('two', 'p'), []);
      await generations.save(request('one', 'p'), [candidate('b')]);
      assert.deepEqual(
        (await generations.list('p')).map(({ id }) => id),
        ['one', 'two'],
      );
      assert.deepEqual(await generations.candidates('one'), [candidate('b')]);
    });
  });

  it('chooses another candidate', async () => {
    const store = await open();
    await store.transaction(async ({ projects, generations }) => {
      await projects.save(project('p'));
      await generations.save(request('one', 'p'), [candidate('a', true), candidate('b')]);
      await generations.save(request('two', 'p'), [candidate('a', true)]);
      await generations.choose('one', 'b');
      assert.deepEqual(await generations.candidates('one'), [candidate('a'), candidate('b', true)]);
      assert.deepEqual(await generations.candidates('two'), [candidate('a', true)]);
    });
  });

  it('refuses a request of a project that is not there', async () => {
    const store = await open();
    await assert.rejects(
      store.transaction(({ generations }) => generations.save(request('one', 'none'), [])),
      /FOREIGN KEY/,
    );
  });
});

describe('store: runs of evolution', () => {
  it('keeps generations with individuals, and the state to go on from of the newest only', async () => {
    const store = await open();
    await store.transaction(async ({ runs }) => {
      await runs.start(run('one'));
      await runs.start(run('two'));
      await runs.addGeneration('one', generation(0), { random: [1, 2] });
      await runs.addGeneration('one', generation(1), { random: [3, 4] });
      await runs.update('one', { state: 'stopped', best: 71, updated: 2 });
    });
    await store.read(async ({ runs }) => {
      assert.deepEqual(await runs.list(), [
        run('two'),
        { ...run('one'), state: 'stopped', best: 71, updated: 2 },
      ]);
      assert.deepEqual(await runs.list(1), [run('two')]);
      assert.deepEqual(await runs.get('two'), run('two'));
      assert.equal(await runs.get('none'), undefined);
      assert.deepEqual(await runs.generations('one'), [generation(0), generation(1)]);
      assert.deepEqual(await runs.generations('none'), []);
      assert.deepEqual(await runs.resume('one'), { number: 1, state: { random: [3, 4] } });
      assert.equal(await runs.resume('two'), undefined);
    });
    await store.transaction(async ({ runs }) => {
      await runs.addGeneration('one', { ...generation(1), mean: 1 });
      assert.deepEqual(
        (await runs.generations('one')).map(({ mean }) => mean),
        [50.5, 1],
      );
      assert.equal(await runs.resume('one'), undefined);
      await runs.start(run('one'));
      assert.deepEqual(await runs.generations('one'), []);
      await assert.rejects(runs.addGeneration('none', generation(0)), /no evolution run none/);
    });
  });
});

describe('store: journal', () => {
  it('gives back the newest change that was not undone, with texts exactly as they were', async () => {
    const store = await open();
    await fc.assert(
      fc.asyncProperty(anyText, fc.option(anyText, { nil: undefined }), async (after, before) => {
        const files = [{ uri: 'file:///a', ...(before === undefined ? {} : { before }), after }];
        await store.transaction(async ({ journal }) => {
          const kept = await journal.add({ label: 'kept', time: 1, files });
          const undone = await journal.add({ label: 'undone', time: 2, files: [] });
          await journal.markUndone(undone);
          assert.deepEqual(await journal.last(), { id: kept, label: 'kept', time: 1, files, undone: false });
          assert.deepEqual(
            (await journal.list(2)).map((entry) => entry.undone),
            [true, false],
          );
        });
      }),
      { numRuns: 40 },
    );
  });

  it('has nothing to undo at first, and never gives an id twice', async () => {
    const store = await open({ retention: { journal: 1 } });
    assert.equal(await store.read(({ journal }) => journal.last()), undefined);
    const add = () => store.transaction(({ journal }) => journal.add({ label: 'x', time: 1, files: [] }));
    assert.deepEqual([await add(), await add(), await add()], [1, 2, 3]);
  });
});

describe('store: settings', () => {
  it('keeps any plain value under any key', async () => {
    const store = await open();
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.jsonValue(), async (key, value) => {
        await store.transaction(({ settings }) => settings.set(key, value));
        const expected: unknown = JSON.parse(JSON.stringify(value));
        assert.deepEqual(await store.read(({ settings }) => settings.get(key)), expected);
        await store.transaction(({ settings }) => settings.set(key, undefined));
        assert.equal(await store.read(({ settings }) => settings.get(key)), undefined);
      }),
      { numRuns: 40 },
    );
  });
});

describe('store: retention', () => {
  it('keeps the newest of each kind, in the transaction that adds', async () => {
    const store = await open({ retention: { generationsPerProject: 2, runs: 2, journal: 3 } });
    await store.transaction(async ({ projects, generations, runs, journal }) => {
      await projects.save(project('p'));
      await projects.save(project('q'));
      await generations.save(request('q1', 'q'), [candidate('q')]);
      await runs.start(run('still running'));
      for (const i of [1, 2, 3, 4]) {
        await generations.save(request(`p${i}`, 'p'), [candidate(`c${i}`)]);
        await runs.start({ ...run(`r${i}`), state: 'finished' });
        await runs.addGeneration(`r${i}`, generation(0));
        await journal.add({ label: String(i), time: i, files: [] });
      }
    });
    await store.read(async ({ generations, runs, journal }) => {
      assert.deepEqual(
        (await generations.list('p')).map(({ id }) => id),
        ['p4', 'p3'],
      );
      assert.deepEqual(
        (await generations.list('q')).map(({ id }) => id),
        ['q1'],
      );
      assert.equal(await generations.candidate('c1'), undefined);
      assert.deepEqual(
        (await runs.list()).map(({ id }) => id),
        ['r4', 'r3', 'still running'],
      );
      assert.deepEqual(await runs.generations('r1'), []);
      assert.deepEqual(
        (await journal.list()).map(({ label }) => label),
        ['4', '3', '2'],
      );
    });
  });

  it('gives the room back', async () => {
    const file = memoryStoreFile();
    const store = await open({ file, retention: { journal: 1 } });
    const add = (size: number) =>
      store.transaction(({ journal }) =>
        journal.add({ label: 'x', time: 1, files: [{ uri: 'a', after: 'x'.repeat(size) }] }),
      );
    await add(1_000_000);
    assert.ok((file.image?.length ?? 0) > 1_000_000);
    await add(1);
    assert.ok((file.image?.length ?? 0) < 200_000);
  });
});
