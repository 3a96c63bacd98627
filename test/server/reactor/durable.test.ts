/** Runs survive the death of their process: at every commit, on the way forward and back, and days later. */
import { deepEqual, equal, match, rejects } from 'node:assert/strict';
import {
  done,
  fail,
  halt,
  type ReactorJournal,
  retry,
  type StepHandlers,
  sqlJournal,
} from '../../../server/src/reactor/index.ts';
import type { Database } from '../../../server/src/store/database.ts';
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

const simple = async (steps: Parameters<typeof reactor>[1], own: StepHandlers, database?: Database) => {
  const db = database ?? (await openMemoryDatabase());
  const journal = await sqlJournal(db);
  return {
    journal,
    start: (seed: number, changed = steps) =>
      engineOf({ journal, handlers: own, reactors: [reactor('R', changed)] }, seed),
  };
};

it('a halted run goes on days later, in another process', async () => {
  const ran: string[] = [];
  const own: StepHandlers = {
    a: {
      run: () => {
        ran.push('a');
        return halt({ half: 1 });
      },
    },
    b: {
      run: ({ a }) => {
        ran.push('b');
        return done(a);
      },
    },
  };
  const { start } = await simple([work('a'), work('b', { a: result('a') })], own);
  const { runId, state } = await start(1).engine.run('R', {});
  equal(state, 'halted');
  const later = start(2).engine;
  deepEqual(await later.interruptedRuns(), []);
  const outcome = await (await later.resume(runId)).outcome;
  deepEqual([outcome.value, ran], [{ half: 1 }, ['a', 'b']]);
  await rejects(later.resume(runId), /successful: there is nothing to resume/);
});

it('a run whose definition has changed is not resumed, but can be undone', async () => {
  const undone: string[] = [];
  const own: StepHandlers = {
    a: {
      run: () => done('a'),
      undo: (given, args, { context }) => {
        undone.push(`${given} ${JSON.stringify([args, context])}`);
        return 'ok';
      },
    },
    b: { run: () => halt() },
  };
  const { start } = await simple([work('a', { x: value(1) }), work('b', { a: result('a') })], own);
  const { runId } = await start(1).engine.run('R', {}, { context: { who: 'me' } });
  const changed = start(2, [work('b')]).engine;
  await rejects(changed.resume(runId), /was changed.*It can be undone/);
  equal((await changed.undo(runId)).state, 'undone');
  deepEqual(undone, ['a [{"x":1},{"who":"me"}]']);
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

it('a run that another process has taken over is left alone', async () => {
  const own: StepHandlers = {
    a: {
      run: async () => {
        await gate.promise;
        return done(1);
      },
    },
  };
  const gate = Promise.withResolvers<void>();
  const { start } = await simple([work('a'), work('b', { a: result('a') }, { run: handler('a') })], own);
  const slow = await start(1).engine.start('R', {}, { runId: 'r' });
  const taken = await start(2).engine.resume('r');
  gate.resolve();
  await rejects(slow.outcome, /taken over by another process/);
  equal((await taken.outcome).state, 'successful');
});

for (const [onResume, heard] of [
  ['rerun', ['run 0', 'run 0']],
  ['undo', ['run 0', 'undo null', 'run 1']],
  ['fail', ['run 0', 'compensate its process died while it ran.']],
] as const)
  it(`a try that a dying process left: ${onResume}`, async () => {
    const log: string[] = [];
    const own: StepHandlers = {
      a: {
        onResume,
        run: (_, { currentTry, key }) => {
          log.push(`run ${currentTry}`);
          equal(key, `r/a/${currentTry}`);
          return done(1);
        },
        undo: (given) => {
          log.push(`undo ${given}`);
          return 'ok';
        },
        compensate: (reason) => {
          log.push(`compensate ${reason}`);
          return 'ok';
        },
      },
    };
    const { journal } = await simple([work('a')], own);
    // The run begins, the start is noted by those who want it, and the result is lost.
    const dying = mortal(journal, onResume === 'rerun' ? 1 : 2, 'before');
    const reactors = [reactor('R', [work('a')])];
    await engineOf({ journal: dying, handlers: own, reactors }).engine.start('R', {}, { runId: 'r' });
    await dying.dead;
    await (await engineOf({ journal, handlers: own, reactors }, 2).engine.resume('r')).outcome;
    deepEqual(log, heard);
  });

it('what cannot be written down is compensated, or given again', async () => {
  const { start } = await simple([work('a')], { a: { run: () => done(new Map()) } });
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
  const { start } = await simple(
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
