/** Options of runs and steps: time, tries, timeouts, context in expressions, and cancelling what has just halted. */
import { deepEqual, equal } from 'node:assert/strict';
import { done, halt, retry } from '../../../server/src/reactor/index.ts';
import { args, engineOf, expression, handler, reactor, result, step, value, work } from './workshop.ts';

it('halts when its time is up, and goes on when it is resumed', async () => {
  const { engine, host } = engineOf({
    handlers: {
      slow: {
        run: async (_, { signal }) => {
          await host.sleep(100, signal);
          return done(1);
        },
      },
      next: { run: ({ a }) => done(a) },
    },
    reactors: [reactor('R', [work('slow'), work('next', { a: result('slow') })])],
  });
  const halted = await engine.run('R', {}, { timeout: 50 });
  deepEqual([halted.state, halted.reason], ['halted', 'timeout']);
  deepEqual((await (await engine.resume(halted.runId)).outcome).value, 1);
});

it('halts after so many tries', async () => {
  let ran = 0;
  const { engine } = engineOf({
    handlers: { busy: { run: () => done(++ran) } },
    reactors: [
      reactor(
        'R',
        ['a', 'b', 'c', 'd', 'e'].map((name) => work(name, {}, { run: handler('busy') })),
      ),
    ],
  });
  const halted = await engine.run('R', {}, { maxIterations: 3 });
  deepEqual([halted.state, halted.reason, ran], ['halted', 'max_iterations', 3]);
  const more = await (await engine.resume(halted.runId, { maxIterations: 1 })).outcome;
  deepEqual([more.state, ran], ['halted', 4]);
  deepEqual([(await (await engine.resume(halted.runId)).outcome).state, ran], ['successful', 5]);
});

it('a try that takes too long is told to stop and compensated', async () => {
  let tries = 0;
  const { engine, host } = engineOf({
    handlers: {
      slow: {
        run: async (_, { signal }) => {
          if (++tries > 1) return done('quick');
          await host.sleep(1000, signal);
          throw new Error('stopped');
        },
        compensate: ({ length }: never) => (length > 0 ? retry() : 'ok'),
        backoff: () => 'now',
      },
    },
    reactors: [reactor('R', [work('slow', {}, { timeout: 20 })])],
  });
  equal((await engine.run('R', {})).value, 'quick');
  equal(host.now() < 1000, true);
});

it('a value that comes too late is taken back, and the try has failed', async () => {
  const log: string[] = [];
  const { engine, host } = engineOf({
    handlers: {
      slow: {
        run: async () => {
          await host.sleep(100, new AbortController().signal);
          log.push('late');
          return done('late');
        },
        undo: (given) => {
          log.push(`undo ${given}`);
          return 'ok';
        },
      },
    },
    reactors: [reactor('R', [work('slow', {}, { timeout: 20 })])],
  });
  const { state, errors } = await engine.run('R', {});
  deepEqual([state, errors[0]?.code, log], ['failed', 'timeout', ['late', 'undo late']]);
});

it('steps of steps have timeouts, too', async () => {
  const { engine, host } = engineOf({
    handlers: {
      slow: {
        run: async (_, { signal }) => {
          await host.sleep(1000, signal);
          return done(1);
        },
      },
    },
    reactors: [
      reactor('R', [
        step('map', 'm', {
          timeout: 50,
          source: value([1]),
          batchSize: 1,
          strictOrdering: true,
          allowAsync: true,
          steps: [work('slow')],
        }),
      ]),
    ],
  });
  const { errors } = await engine.run('R', {});
  deepEqual([errors[0]?.code, errors[0]?.step, host.now() < 1000], ['timeout', 'm', true]);
});

it('expressions see arguments and context', async () => {
  const { engine } = engineOf({
    handlers: {},
    reactors: [
      reactor('R', [
        step('step', 'e', {
          arguments: args({ a: value({ b: 5 }) }),
          run: expression({ kind: 'template', of: 'arg', path: ['a', 'b'] }),
        }),
      ]),
    ],
  });
  equal((await engine.run('R', {})).value, 5);
});

it('a run that has just come to a halt can be cancelled all the same', async () => {
  let undone = 0;
  const { engine } = engineOf({
    handlers: {
      a: {
        run: () => halt(1),
        undo: () => {
          undone++;
          return 'ok';
        },
      },
    },
    reactors: [reactor('R', [work('a'), work('b', { a: result('a') }, { run: handler('a') })])],
  });
  const { runId } = await engine.start('R', {});
  equal((await engine.cancel(runId)).state, 'cancelled');
  equal(undone, 1);
});
