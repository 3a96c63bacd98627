/** Taking back what was done: order, steps in work, retries, failures, cancelled and reversible runs. */
import { deepEqual, equal, rejects } from 'node:assert/strict';
import { done, fail, halt, retry, type StepHandlers, sqlJournal } from '../../../server/src/reactor/index.ts';
import { openMemoryDatabase } from '../../../server/src/store/sqljs/memory.ts';
import { engineOf, reactor, result, work } from './workshop.ts';

/** Steps that note when they end and when they are undone; `wait` gives control over when. */
function notes() {
  const log: string[] = [];
  const gates = new Map<string, PromiseWithResolvers<void>>();
  const gate = (name: string) => {
    const known = gates.get(name) ?? Promise.withResolvers<void>();
    gates.set(name, known);
    return known;
  };
  const step = (name: string, gated = false) => ({
    run: async () => {
      if (gated) await gate(name).promise;
      log.push(name);
      return done(name);
    },
    undo: (given: unknown) => {
      log.push(`undo ${given}`);
      return 'ok' as const;
    },
  });
  return { log, open: (name: string) => gate(name).resolve(), step };
}

it('undoes in the reverse order of completion, not of the document', async () => {
  const { log, open, step } = notes();
  const handlers: StepHandlers = {
    a: step('a', true),
    b: step('b', true),
    c: step('c', true),
    last: { run: () => fail('no') },
  };
  const { engine } = engineOf({
    handlers,
    reactors: [
      reactor('R', [
        work('a'),
        work('b'),
        work('c'),
        work('last', { a: result('a'), b: result('b'), c: result('c') }),
      ]),
    ],
  });
  const { outcome } = await engine.start('R', {});
  for (const name of ['b', 'c', 'a']) {
    open(name);
    await new Promise(setImmediate);
  }
  equal((await outcome).state, 'failed');
  deepEqual(log, ['b', 'c', 'a', 'undo a', 'undo c', 'undo b']);
});

it('awaits steps in work when another one fails, and undoes them, too', async () => {
  const { log, open, step } = notes();
  const { engine } = engineOf({
    handlers: { slow: step('slow', true), bad: { run: () => fail('no') } },
    reactors: [reactor('R', [work('slow'), work('bad')])],
  });
  const { outcome } = await engine.start('R', {});
  open('slow');
  equal((await outcome).state, 'failed');
  deepEqual(log, ['slow', 'undo slow']);
});

it('tells steps in work to stop', async () => {
  let asked = 0;
  const { engine } = engineOf({
    handlers: {
      slow: {
        run: (_, { signal }) =>
          new Promise((_resolve, reject) =>
            signal.addEventListener('abort', () => reject(new Error('stopped'))),
          ),
        compensate: () => {
          asked++;
          return 'ok';
        },
      },
      bad: { run: async () => fail('no') },
    },
    reactors: [reactor('R', [work('slow'), work('bad')])],
  });
  const { state, errors } = await engine.run('R', {});
  deepEqual([state, errors.map(({ step }) => step), asked], ['failed', ['bad'], 1]);
});

it('gives up a step that does not stop, and takes back what it does later', async () => {
  const { log, open, step } = notes();
  const { engine } = engineOf({
    handlers: { deaf: step('deaf', true), bad: { run: async () => fail('no') } },
    reactors: [reactor('R', [work('deaf'), work('bad')])],
  });
  equal((await engine.run('R', {}, { haltTimeout: 50 })).state, 'failed');
  deepEqual(log, []);
  open('deaf');
  await new Promise(setImmediate);
  deepEqual(log, ['deaf', 'undo deaf']);
});

it('starts nothing after a failure', async () => {
  const { log, step } = notes();
  const { engine } = engineOf({
    handlers: { bad: { run: () => fail('no') }, late: step('late') },
    reactors: [reactor('R', [work('bad'), work('late')])],
  });
  await engine.run('R', {}, { maxConcurrency: 1 });
  deepEqual(log, []);
});

it('tries undo again, five times, and collects what could not be undone', async () => {
  let tries = 0;
  const { log, step } = notes();
  const { engine } = engineOf({
    handlers: {
      a: step('a'),
      b: {
        run: () => done('b'),
        undo: () => {
          tries++;
          return retry('busy');
        },
      },
      c: {
        run: () => done('c'),
        undo: () => {
          throw new Error('broken');
        },
      },
      bad: { run: () => fail('no') },
    },
    reactors: [
      reactor('R', [
        work('a'),
        work('b', { a: result('a') }),
        work('c', { b: result('b') }),
        work('bad', { c: result('c') }),
      ]),
    ],
  });
  const { state, errors } = await engine.run('R', {});
  equal(state, 'failed');
  deepEqual(
    errors.map(({ code, step }) => [code, step]),
    [
      ['step_failed', 'bad'],
      ['undo_failed', 'c'],
      ['undo_retries_exceeded', 'b'],
    ],
  );
  deepEqual([tries, log], [6, ['a', 'undo a']]);
});

it('undo gets the arguments and a key of its own', async () => {
  let heard: unknown;
  const { engine } = engineOf({
    handlers: {
      a: { run: () => done(1) },
      b: {
        run: () => done(2),
        undo: (given, args, { key, step }) => {
          heard = [given, args, key, step];
          return undefined;
        },
      },
      bad: { run: () => fail('no') },
    },
    reactors: [reactor('R', [work('a'), work('b', { x: result('a') }), work('bad', { b: result('b') })])],
  });
  await engine.run('R', {}, { runId: 'run' });
  deepEqual(heard, [2, { x: 1 }, 'run/b/undo', 'b']);
});

it('cancel stops what is in work and takes back what is done', async () => {
  const { log, open, step } = notes();
  const { engine } = engineOf({
    handlers: { a: step('a'), b: step('b', true), c: step('c') },
    reactors: [reactor('R', [work('a'), work('b', { a: result('a') }), work('c', { b: result('b') })])],
  });
  const { runId } = await engine.start('R', {});
  await new Promise(setImmediate);
  const cancelled = engine.cancel(runId);
  open('b');
  equal((await cancelled).state, 'cancelled');
  deepEqual(log, ['a', 'b', 'undo b', 'undo a']);
});

it('a run that was started as fully reversible can be undone when it has succeeded; others cannot', async () => {
  const { log, step } = notes();
  const { engine } = engineOf({
    handlers: { a: step('a'), b: step('b') },
    reactors: [reactor('R', [work('a'), work('b', { a: result('a') })])],
  });
  const kept = await engine.run('R', {}, { fullyReversible: true });
  equal((await engine.undo(kept.runId)).state, 'undone');
  deepEqual(log, ['a', 'b', 'undo b', 'undo a']);
  await rejects(engine.undo(kept.runId));
  const gone = await engine.run('R', {});
  await rejects(engine.undo(gone.runId));
});

it('a halted run can be cancelled', async () => {
  const { log, step } = notes();
  const { engine } = engineOf({
    handlers: { a: step('a'), b: { run: () => halt() } },
    reactors: [reactor('R', [work('a'), work('b', { a: result('a') })])],
  });
  const { runId } = await engine.run('R', {});
  equal((await engine.cancel(runId)).state, 'cancelled');
  deepEqual(log, ['a', 'undo a']);
});

it('an await of another try ends when the run fails', async () => {
  const { engine, host } = engineOf({
    handlers: {
      again: { run: () => retry(), backoff: () => 1_000_000 },
      bad: { run: async () => fail('no') },
    },
    reactors: [reactor('R', [work('again'), work('bad')])],
  });
  await engine.run('R', {});
  equal(host.now() < 1_000_000, true);
});

for (const durable of [false, true])
  it(`what could not be undone can be tried once more (${durable ? 'with' : 'without'} a journal)`, async () => {
    const log: string[] = [];
    let broken = true;
    const journal = durable ? { journal: await sqlJournal(await openMemoryDatabase()) } : {};
    const { engine } = engineOf({
      ...journal,
      handlers: {
        a: {
          run: () => done('a'),
          undo: () => {
            if (broken) throw new Error('broken');
            log.push('undo a');
            return 'ok';
          },
        },
        b: {
          run: () => done('b'),
          undo: () => {
            log.push('undo b');
            return 'ok';
          },
        },
        bad: { run: () => fail('no') },
      },
      reactors: [reactor('R', [work('a'), work('b', { a: result('a') }), work('bad', { b: result('b') })])],
    });
    const { runId, state } = await engine.run('R', {});
    deepEqual([state, log], ['failed', ['undo b']]);
    broken = false;
    const again = await engine.undo(runId);
    deepEqual([again.state, log], ['failed', ['undo b', 'undo a']]);
    await rejects(engine.undo(runId), /nothing left to take back|no run/);
  });
