/** What the journal holds: in which transactions it is written, what cannot be, what is forgotten, and what is done when it cannot be written. */
import { deepEqual, equal, match, rejects } from 'node:assert/strict';
import { done, halt, type ReactorJournal, sqlJournal } from '../../../server/src/reactor/index.ts';
import { openMemoryDatabase } from '../../../server/src/store/sqljs/memory.ts';
import { journaled } from './journaled.ts';
import { mortal } from './mortal.ts';
import { element, engineOf, handler, input, reactor, result, step, value, work } from './workshop.ts';

it('what cannot be written down is compensated, or given again', async () => {
  const { start } = await journaled([work('a')], { a: { run: () => done(new Map()) } });
  match((await start(1).engine.run('R', {})).errors[0]?.message ?? '', /cannot be written down/);
  const journal = await sqlJournal(await openMemoryDatabase());
  const steps = [
    work('stop'),
    step('map', 'm', {
      source: input('x'),
      waitFor: ['stop'],
      batchSize: 2,
      strictOrdering: true,
      allowAsync: true,
      steps: [work('e', { e: element('m') })],
    }),
  ];
  const { engine: own } = engineOf({
    journal,
    handlers: { stop: { run: () => halt() }, e: { run: ({ e }) => done(e) } },
    reactors: [reactor('R', steps, { inputs: [{ name: 'x' }] })],
  });
  const { runId } = await own.run('R', { x: new Set([1, 2, 3]) });
  await rejects(own.resume(runId), /given again: `x`/);
  deepEqual(
    (await (await own.resume(runId, { inputs: { x: new Set([1, 2, 3]) } })).outcome).value,
    [1, 2, 3],
  );
});

it('steps that finish in the same turn share one transaction', async () => {
  const journal = await sqlJournal(await openMemoryDatabase());
  const counting = mortal(journal, 1000, 'before');
  const steps = Array.from({ length: 8 }, (_, i) => work(`s${i}`, {}, { run: handler('s') }));
  await engineOf({
    journal: counting,
    handlers: { s: { run: async () => done(1) } },
    reactors: [reactor('R', steps)],
  }).engine.run('R', {});
  equal(counting.commits <= 4, true);
});

it('a map leaves one record for each batch, not one for each element', async () => {
  const database = await openMemoryDatabase();
  const { start } = await journaled(
    [
      step('map', 'm', {
        source: value(Array.from({ length: 50 }, (_, i) => i)),
        batchSize: 10,
        strictOrdering: true,
        allowAsync: true,
        steps: [work('e', { e: element('m') }), work('f', { e: result('e') })],
      }),
    ],
    { e: { run: ({ e }) => done(e) }, f: { run: async ({ e }) => done(e) } },
    database,
  );
  await start(1).engine.run('R', {});
  const rows = await database.read((db) => db.selectFrom('reactor_steps').select('path').execute());
  deepEqual(
    rows.map(({ path }) => path),
    ['m'],
  );
});

it('runs that have ended are forgotten when there are too many; halted ones are not', async () => {
  const journal = await sqlJournal(await openMemoryDatabase());
  const { engine: own } = engineOf({
    journal,
    keep: 3,
    handlers: { a: { run: () => done(1) }, stop: { run: () => halt() } },
    reactors: [reactor('R', [work('a')]), reactor('Halts', [work('stop')])],
  });
  const { runId } = await own.run('Halts', {});
  for (let i = 0; i < 19; i++) await own.run('R', {});
  await journal.runs();
  await journal.runs();
  const runs = await own.runs();
  deepEqual([runs.length, runs.some(({ id }) => id === runId)], [4, true]);
  await rejects(own.start('R', {}, { runId }), /There is a run .* already/);
});

it('a journal that cannot be written ends the run where it stands, and the next one goes on', async () => {
  const journal = await sqlJournal(await openMemoryDatabase());
  let left = 2;
  const failing: ReactorJournal = {
    ...journal,
    transaction: (within) =>
      left-- > 0 ? journal.transaction(within) : Promise.reject(new Error('The disk is full.')),
  };
  const ran: string[] = [];
  const s = (name: string) => ({
    run: () => {
      ran.push(name);
      return done(name);
    },
  });
  const own = {
    handlers: { a: s('a'), b: s('b'), c: s('c'), d: s('d') },
    reactors: [
      reactor('R', [
        work('a'),
        work('b', { a: result('a') }),
        work('c', { b: result('b') }),
        work('d', { c: result('c') }),
      ]),
    ],
  };
  await rejects(
    engineOf({ journal: failing, ...own }).engine.run('R', {}, { runId: 'r' }),
    /The disk is full/,
  );
  deepEqual(ran, ['a', 'b', 'c']);
  equal((await (await engineOf({ journal, ...own }, 2).engine.resume('r')).outcome).value, 'd');
  deepEqual(ran, ['a', 'b', 'c', 'c', 'd']);
});
