/** Steps that are actions of resources: what they are given, their undo, and transactions, with a journal and without one. */
import { deepEqual, equal } from 'node:assert/strict';
import {
  type ActionCall,
  type ActionRunner,
  done,
  fail,
  halt,
  sqlJournal,
} from '../../../server/src/reactor/index.ts';
import { openMemoryDatabase } from '../../../server/src/store/sqljs/memory.ts';
import { shelf } from './shelf.ts';
import { args, engineOf, input, reactor, result, step, value, work } from './workshop.ts';

const action = (
  kind: Parameters<typeof step>[0],
  name: string,
  inputs: Parameters<typeof args>[0],
  more = {},
) => step(kind, name, { resource: 'Item', inputs: args(inputs), undo: 'never', ...more });
const create = (name: string, undo = 'always', more = {}) =>
  action(
    'create',
    name,
    { id: value(name) },
    { undo, ...(undo === 'never' ? {} : { undoAction: 'undo_create' }), ...more },
  );
const bad = (after: string) => work('bad', {}, { waitFor: [after] });

for (const durable of [false, true])
  describe(durable ? 'with a journal' : 'without a journal', () => {
    const bench = async (steps: ReturnType<typeof work>[]) => {
      const database = await openMemoryDatabase();
      const actions = await shelf(database);
      const journal = durable ? { journal: await sqlJournal(database) } : {};
      const handlers = {
        bad: { run: () => fail('no') },
        good: { run: () => done(1) },
        stop: { run: () => halt() },
      };
      return { actions, ...engineOf({ actions, handlers, reactors: [reactor('R', steps)], ...journal }) };
    };

    it('runs actions and hands on their results', async () => {
      const { engine, actions } = await bench([
        create('a'),
        action('update', 'u', { note: value('new') }, { initial: result('a') }),
        action('read', 'all', {}, { waitFor: ['u'] }),
      ]);
      deepEqual((await engine.run('R', {})).value, [{ id: 'a', note: 'new' }]);
      deepEqual(actions.calls, ['create a', 'update a', 'read ']);
    });

    it('undoes creates, updates and destroys, unless undo is never', async () => {
      const { engine, actions } = await bench([
        create('a'),
        create('kept', 'never'),
        action(
          'update',
          'u',
          { note: value('new') },
          { initial: result('a'), undo: 'always', undoAction: 'undo_update' },
        ),
        action(
          'destroy',
          'd',
          {},
          { initial: result('u'), undo: 'outside_transaction', undoAction: 'undo_destroy' },
        ),
        bad('d'),
      ]);
      equal((await engine.run('R', {})).state, 'failed');
      deepEqual(await actions.items(), [{ id: 'kept', note: '' }]);
      deepEqual(actions.calls.slice(-3), ['undo destroy a', 'undo update a', 'undo create a']);
    });

    it('an action that fails leaves nothing and fails the run', async () => {
      const { engine, actions } = await bench([
        create('a'),
        action('create', 'again', { id: value('a') }, { waitFor: ['a'] }),
      ]);
      const { errors } = await engine.run('R', {});
      equal(errors[0]?.step, 'again');
      deepEqual(await actions.items(), []);
    });

    it('a transaction is there as a whole', async () => {
      const { engine, actions } = await bench([
        step('transaction', 't', {
          resources: ['Item'],
          return: 'a',
          steps: [create('a'), create('b'), action('read', 'r', {}, { waitFor: ['a', 'b'] })],
        }),
        step('collect', 'c', { arguments: args({ t: result('t') }) }),
      ]);
      deepEqual((await engine.run('R', {})).value, { t: { id: 'a', note: '' } });
      deepEqual(
        (await actions.items()).map(({ id }) => id),
        ['a', 'b'],
      );
    });

    it('a transaction that fails is rolled back: only `always` and handlers are undone in it', async () => {
      const { engine, actions } = await bench([
        create('before'),
        step('transaction', 't', {
          resources: ['Item'],
          waitFor: ['before'],
          steps: [
            create('a', 'outside_transaction'),
            create('b', 'always'),
            create('n', 'never'),
            work('bad', {}, { waitFor: ['a', 'b', 'n'] }),
          ],
        }),
      ]);
      equal((await engine.run('R', {})).state, 'failed');
      deepEqual(await actions.items(), []);
      deepEqual(
        actions.calls.filter((call) => call.startsWith('undo')),
        ['undo create b', 'undo create before'],
      );
    });

    it('a transaction that has committed is undone like all others when a later step fails', async () => {
      const { engine, actions } = await bench([
        step('transaction', 't', {
          resources: ['Item'],
          steps: [create('a', 'outside_transaction'), create('b', 'always'), create('n', 'never')],
        }),
        bad('t'),
      ]);
      equal((await engine.run('R', {})).state, 'failed');
      deepEqual(await actions.items(), [{ id: 'n', note: '' }]);
      deepEqual(actions.calls.slice(3), ['undo create b', 'undo create a']);
    });

    it('transactions and actions side by side do not wait for each other in a circle', async () => {
      const { engine } = await bench([
        ...['a', 'b', 'c', 'd'].map((name) => create(name)),
        ...['t', 'u'].map((name) =>
          step('transaction', name, {
            resources: ['Item'],
            steps: [
              create(`${name}1`),
              create(`${name}2`),
              step('map', `m${name}`, {
                source: value([1, 2, 3]),
                batchSize: 2,
                strictOrdering: true,
                allowAsync: true,
                steps: [work(`good${name}`, {}, { run: { kind: 'handler', name: 'good' } })],
              }),
            ],
          }),
        ),
      ]);
      const { state, errors } = await engine.run('R', {}, { maxConcurrency: 2 });
      deepEqual([state, errors], ['successful', []]);
    });

    it('a step cannot halt inside a transaction', async () => {
      const { engine, actions } = await bench([
        step('transaction', 't', {
          resources: ['Item'],
          steps: [create('a'), work('stop', {}, { waitFor: ['a'] })],
        }),
      ]);
      const { errors } = await engine.run('R', {});
      deepEqual([errors[0]?.code, await actions.items()], ['invalid_result', []]);
    });
  });

it('actions get all that the step says', async () => {
  const heard: ActionCall[] = [];
  const actions: ActionRunner = {
    run: async (call) => {
      heard.push(call);
      return { value: 1 };
    },
    undo: async () => ({ value: 1 }),
    transaction: (_resources, within) => within(undefined),
  };
  const all = step('bulk_create', 'b', {
    resource: 'Item',
    action: 'add',
    inputs: args({ n: input('n') }),
    initial: value([{ a: 1 }]),
    actor: input('n'),
    tenant: value('t'),
    load: value(['x']),
    context: value({ c: 1 }),
    authorize: false,
    undo: 'never',
    options: { batch_size: 5, upsert_fields: ['a'] },
  });
  const { engine } = engineOf({
    actions,
    handlers: {},
    reactors: [reactor('R', [all], { inputs: [{ name: 'n' }] })],
  });
  await engine.run('R', { n: 7 });
  deepEqual(heard, [
    {
      kind: 'bulk_create',
      resource: 'Item',
      action: 'add',
      authorize: false,
      initial: [{ a: 1 }],
      actor: 7,
      tenant: 't',
      load: ['x'],
      context: { c: 1 },
      inputs: { n: 7 },
      options: { batch_size: 5, upsert_fields: ['a'] },
    },
  ]);
});

it('an action that runs a reactor is in no transaction, and cannot be part of one', async () => {
  const database = await openMemoryDatabase();
  const heard: unknown[] = [];
  const actions: ActionRunner = {
    run: async (_call, transaction) => {
      heard.push(transaction);
      return { value: await database.transaction(async () => 'ran') };
    },
    undo: async () => ({ value: 1 }),
    transaction: (_resources, within) => within(undefined),
    transactional: ({ kind }) => kind !== 'action',
  };
  const own = action('action', 'a', {});
  const steps = [step('transaction', 't', { resources: ['Item'], steps: [own] })];
  const { engine } = engineOf({
    actions,
    handlers: {},
    journal: await sqlJournal(database),
    reactors: [reactor('R', [own]), reactor('T', steps)],
  });
  deepEqual([(await engine.run('R', {})).value, heard], ['ran', [undefined]]);
  deepEqual(
    (await engine.run('T', {})).errors.map(({ message }) => message),
    ['Step `a`: it runs a reactor, which cannot be part of a transaction.'],
  );
});
