/** Steps whose turn at the database comes when nobody wants them any more: their time is up, the run has failed, or was cancelled. */
import { deepEqual } from 'node:assert/strict';
import { fail, sqlJournal } from '../../../server/src/reactor/index.ts';
import { openMemoryDatabase } from '../../../server/src/store/sqljs/memory.ts';
import { shelf } from './shelf.ts';
import { args, engineOf, reactor, step, value, work } from './workshop.ts';

const create = (name: string, more = {}) =>
  step('create', name, { resource: 'Item', inputs: args({ id: value(name) }), undo: 'never', ...more });

/** Runs the steps while somebody else has the database for as long as `meanwhile` takes. */
async function behind(steps: ReturnType<typeof work>[], meanwhile: (cancel: () => void) => Promise<void>) {
  const database = await openMemoryDatabase();
  const actions = await shelf(database);
  const turns = Promise.withResolvers<void>();
  let hold: Promise<unknown> = Promise.resolve();
  const handlers = {
    // From now on the database is taken, and the other steps wait for it.
    take: {
      run: () => {
        hold = database.transaction(() => turns.promise);
        return { value: null };
      },
    },
    bad: { run: () => fail('no') },
  };
  const bench = engineOf({
    actions,
    handlers,
    reactors: [reactor('R', steps)],
    journal: await sqlJournal(database),
  });
  const handle = await bench.engine.start('R', {});
  await meanwhile(() => void handle.cancel());
  turns.resolve();
  await hold;
  const outcome = await handle.outcome;
  return { outcome, items: await actions.items(), calls: actions.calls };
}

const wait = (milliseconds: number) => () =>
  new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

describe('a step whose turn comes too late', () => {
  it('is not run: a transaction whose time is up', async () => {
    const { outcome, items } = await behind(
      [work('take'), step('transaction', 't', { resources: ['Item'], timeout: 50, steps: [create('a')] })],
      wait(60),
    );
    deepEqual([outcome.state, outcome.errors[0]?.code, items], ['failed', 'timeout', []]);
  });

  it('is not run: a transaction, or an action, of a run that is cancelled', async () => {
    const { outcome, items, calls } = await behind(
      [work('take'), step('transaction', 't', { resources: ['Item'], steps: [create('a')] }), create('b')],
      async (cancel) => {
        await wait(20)();
        cancel();
        await wait(20)();
      },
    );
    deepEqual([outcome.state, items, calls], ['cancelled', [], []]);
  });

  it('is not run: an action whose time is up', async () => {
    const { outcome, items, calls } = await behind([work('take'), create('a', { timeout: 20 })], wait(80));
    deepEqual([outcome.state, outcome.errors[0]?.code], ['failed', 'timeout']);
    deepEqual([items, calls], [[], []]);
  });
});
