/** The journal on every database: runs that fail and are undone, die and go on, and what is left of them in the tables. */
import { deepEqual, equal } from 'node:assert/strict';
import { done, fail, retry, type StepHandlers, sqlJournal } from '../../../server/src/reactor/index.ts';
import { forEachDialect } from '../store/suite/dialects.ts';
import { mortal } from './mortal.ts';
import { shelf } from './shelf.ts';
import { args, element, engineOf, handler, reactor, result, step, value, work } from './workshop.ts';

const made = step('create', 'made', {
  resource: 'Item',
  inputs: args({ id: element('m') }),
  undo: 'always',
  undoAction: 'undo_create',
});
const steps = [
  step('map', 'm', {
    source: value(['a', 'b', 'c']),
    batchSize: 2,
    strictOrdering: true,
    allowAsync: true,
    return: 'noted',
    steps: [made, work('noted', { item: result('made', 'id') })],
  }),
  step('transaction', 't', {
    resources: ['Item'],
    waitFor: ['m'],
    steps: [step('create', 'd', { ...made, name: 'd', inputs: args({ id: value('d') }) })],
  }),
  work('twice', { t: result('t'), m: result('m') }),
];
const handlers: StepHandlers = {
  noted: { run: ({ item }) => done({ ä: item, deep: [1.5, null, true, { '"': '\\' }] }), undo: () => 'ok' },
  twice: {
    run: ({ m }, { currentTry }) => (currentTry === 0 ? retry({ why: 'busy' }) : done(m)),
    backoff: () => 'now',
  },
  bad: { run: () => fail({ code: 7 }) },
};
const reactors = [
  reactor('Good', steps),
  reactor('Bad', [...steps, work('last', { x: result('twice') }, { run: handler('bad') })]),
];

forEachDialect('the journal of runs', ({ open }) => {
  it('keeps runs through deaths, and takes back those that fail', async () => {
    const database = await open();
    const journal = await sqlJournal(database);
    const actions = await shelf(database);
    const engine = (seed: number, by = journal) =>
      engineOf({ reactors, handlers, actions, journal: by }, seed).engine;
    const expected = ['a', 'b', 'c'].map((item) => ({ ä: item, deep: [1.5, null, true, { '"': '\\' }] }));
    for (const [name, state, items] of [
      ['Bad', 'failed', []],
      ['Good', 'successful', ['a', 'b', 'c', 'd']],
    ] as const) {
      const runId = `run-${name}`;
      const first = mortal(journal, 4, 'after');
      await engine(1, first).start(name, {}, { runId, fullyReversible: true });
      await first.dead;
      const second = mortal(journal, 5, 'before');
      await engine(2, second).resume(runId);
      await second.dead;
      const last = engine(3);
      deepEqual(
        (await last.interruptedRuns()).map(({ id }) => id),
        [runId],
      );
      const outcome = await (await last.resume(runId)).outcome;
      deepEqual([outcome.state, outcome.value], [state, name === 'Good' ? expected : null]);
      deepEqual(
        (await actions.items()).map(({ id }) => id),
        [...items],
      );
      const known = await last.show(runId);
      deepEqual([known?.run.state, known?.run.reactor, known?.run.result], [state, name, outcome.value]);
      deepEqual(
        known?.run.errors.map(({ reason }) => reason),
        name === 'Good' ? [] : [{ code: 7 }],
      );
    }
    deepEqual((await engine(4).runs()).length, 2);
    equal((await engine(5).undo('run-Good')).state, 'undone');
    deepEqual(await actions.items(), []);
    await journal.remove('run-Good');
    equal(await journal.load('run-Good'), undefined);
  });
});
