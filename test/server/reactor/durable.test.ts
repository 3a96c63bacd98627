/** Runs survive the death of their process: at every commit, on the way forward and back; others undo and cancel them. */
import { deepEqual, equal, rejects } from 'node:assert/strict';
import {
  done,
  fail,
  type ReactorJournal,
  retry,
  type StepHandlers,
  sqlJournal,
} from '../../../server/src/reactor/index.ts';
import { openMemoryDatabase } from '../../../server/src/store/sqljs/memory.ts';
import { mortal } from './mortal.ts';
import { shelf } from './shelf.ts';
import {
  arg,
  args,
  element,
  engineOf,
  expression,
  handler,
  input,
  literal,
  operation,
  reactor,
  result,
  step,
  value,
  work,
} from './workshop.ts';

const create = (name: string, more = {}) =>
  step('create', name, {
    resource: 'Item',
    inputs: args({ id: value(name) }),
    undo: 'always',
    undoAction: 'undo_create',
    ...more,
  });

const everything = [
  create('first'),
  work('double', { x: input('x') }),
  step('map', 'm', {
    source: value(['p', 'q', 'r']),
    batchSize: 2,
    strictOrdering: true,
    allowAsync: true,
    return: 'made',
    waitFor: ['first'],
    steps: [
      step('create', 'made', {
        resource: 'Item',
        inputs: args({ id: element('m') }),
        undo: 'always',
        undoAction: 'undo_create',
      }),
      work('seen', { item: result('made') }),
    ],
  }),
  step('switch', 's', {
    on: result('double'),
    branches: [
      {
        predicate: expression(operation('==', arg('value'), literal(10))),
        steps: [create('ten')],
        return: 'ten',
      },
    ],
  }),
  step('transaction', 't', { resources: ['Item'], waitFor: ['s'], steps: [create('t1'), create('t2')] }),
  step('recurse', 'rounds', {
    reactor: 'Round',
    maxIterations: 3,
    arguments: args({ n: value(0) }),
    waitFor: ['m'],
  }),
  work('twice', { t: result('t') }),
  step('around', 'w', {
    fun: handler('wrap'),
    allowAsync: true,
    waitFor: ['twice'],
    steps: [create('inside')],
  }),
  work('grow', { x: value(1) }, { waitFor: ['w'] }),
  step('collect', 'all', {
    arguments: args({
      m: result('m'),
      s: result('s'),
      t: result('t'),
      rounds: result('rounds'),
      w: result('w'),
      grow: result('grow'),
    }),
  }),
];
const round = reactor(
  'Round',
  [
    step('collect', 'c', {
      arguments: [
        { name: 'n', source: input('n'), transform: expression(operation('+', arg('value'), literal(1))) },
      ],
    }),
  ],
  { inputs: [{ name: 'n' }] },
);
const handlers: StepHandlers = {
  double: { run: ({ x }) => done(Number(x) * 2) },
  seen: { run: ({ item }) => done(item) },
  twice: {
    run: (_, { currentTry }) => (currentTry === 0 ? retry('busy') : done(currentTry)),
    backoff: () => 'now',
  },
  grow: { run: ({ x }) => (Number(x) < 3 ? done(0, [work('grow', { x: value(Number(x) + 1) })]) : done(x)) },
  bad: { run: () => fail('no') },
};
const reactors = [
  round,
  reactor('Good', everything, { inputs: [{ name: 'x' }] }),
  reactor('Bad', [...everything, work('bad', { all: result('all') })], { inputs: [{ name: 'x' }] }),
];
const functions = { wrap: (_a: unknown, _c: unknown, run: () => Promise<unknown>) => run() };

async function store() {
  const database = await openMemoryDatabase();
  return { database, actions: await shelf(database), journal: await sqlJournal(database) };
}
const engine = (
  journal: ReactorJournal,
  actions: Awaited<ReturnType<typeof shelf>>,
  seed: number,
  more = {},
) => engineOf({ reactors, handlers, functions, actions, journal, ...more }, seed).engine;

const expected = {
  m: ['p', 'q', 'r'].map((id) => ({ id, note: '' })),
  s: { id: 'ten', note: '' },
  t: { id: 't2', note: '' },
  rounds: { n: 3 },
  w: { inside: { id: 'inside', note: '' } },
  grow: 3,
};

for (const name of ['Good', 'Bad'])
  it(`goes on, whenever its process dies (${name})`, async () => {
    const { database, actions, journal } = await store();
    for (let last = 1, ends = false; !ends; last++) {
      // Before each commit of the one reactor and after each of the other, in turns.
      const moment = (last % 2 === 0) === (name === 'Good') ? 'before' : 'after';
      const runId = `${moment} commit ${last}`;
      await database.transaction((db) => db.deleteFrom('items').execute());
      const dying = mortal(journal, last, moment);
      const first = await engine(dying, actions, 1).start(name, { x: 5 }, { runId });
      ends = (await Promise.race([dying.dead, first.outcome])) !== undefined;
      const next = engine(journal, actions, 2);
      const interrupted = (await next.interruptedRuns()).map(({ id }) => id);
      const outcome = interrupted.includes(runId) ? await (await next.resume(runId)).outcome : undefined;
      const ids = (await actions.items()).map(({ id }) => id);
      const record = (await journal.load(runId))?.run;
      if (outcome) deepEqual(outcome.value, name === 'Good' ? expected : null, runId);
      deepEqual(
        [record?.state, record?.result],
        name === 'Good' ? ['successful', expected] : ['failed', null],
        runId,
      );
      deepEqual(
        record?.errors.map((error) => error.step),
        name === 'Good' ? [] : ['bad'],
        runId,
      );
      deepEqual(ids, name === 'Good' ? ['first', 'inside', 'p', 'q', 'r', 't1', 't2', 'ten'] : [], runId);
    }
  });

it('a run that has succeeded can be undone in another process, when it was fully reversible', async () => {
  const { actions, journal } = await store();
  const { runId } = await engine(journal, actions, 1).run('Good', { x: 5 }, { fullyReversible: true });
  equal((await engine(journal, actions, 2).undo(runId)).state, 'undone');
  deepEqual(await actions.items(), []);
  const kept = await engine(journal, actions, 3).run('Good', { x: 5 });
  await rejects(engine(journal, actions, 4).undo(kept.runId), /not started as fully reversible/);
});

it('an interrupted run can be cancelled', async () => {
  const { actions, journal } = await store();
  const dying = mortal(journal, 6, 'after');
  await engine(dying, actions, 1).start('Good', { x: 5 }, { runId: 'r' });
  await dying.dead;
  equal((await engine(journal, actions, 2).cancel('r')).state, 'cancelled');
  deepEqual(await actions.items(), []);
});
