/** Options of runs and steps: concurrency, turns, time, iterations, context, events and middlewares. */
import { deepEqual, equal, rejects } from 'node:assert/strict';
import {
  done,
  fail,
  halt,
  type Middleware,
  retry,
  type StepHandlers,
} from '../../../server/src/reactor/index.ts';
import {
  args,
  element,
  engineOf,
  expression,
  handler,
  input,
  reactor,
  result,
  step,
  value,
  work,
} from './workshop.ts';

/** A handler that counts how many of it are in work. */
function crowd() {
  const seen = { now: 0, most: 0 };
  return {
    seen,
    busy: {
      run: async () => {
        seen.most = Math.max(seen.most, ++seen.now);
        await null;
        await null;
        seen.now--;
        return done(1);
      },
    },
  };
}
const busy = (name: string, more = {}) => work(name, {}, { run: handler('busy'), ...more });
const many = (count: number, more = {}) => Array.from({ length: count }, (_, i) => busy(`s${i}`, more));

it('no more steps are in work than maxConcurrency', async () => {
  for (const [maxConcurrency, most] of [
    [1, 1],
    [3, 3],
  ] as const) {
    const { seen, busy } = crowd();
    const { engine } = engineOf({ handlers: { busy }, reactors: [reactor('R', many(10))] });
    await engine.run('R', {}, { maxConcurrency });
    equal(seen.most, most);
  }
  const { engine } = engineOf({ handlers: { busy: crowd().busy }, reactors: [reactor('R', many(1))] });
  await rejects(engine.run('R', {}, { maxConcurrency: 0 }), /at least 1/);
});

it('nested reactors share the places and do not lock themselves out', async () => {
  const { seen, busy: handle } = crowd();
  const inner = reactor('Inner', [
    busy('i1'),
    step('compose', 'deeper', { reactor: 'Innermost', supportUndo: true, allowAsync: true }),
  ]);
  const innermost = reactor('Innermost', [
    busy('j1'),
    step('around', 'w', { fun: handler('wrap'), allowAsync: true, steps: [busy('j2')] }),
  ]);
  const outer = reactor('R', [
    ...many(3),
    ...[1, 2, 3].map((i) =>
      step('compose', `c${i}`, { reactor: 'Inner', supportUndo: true, allowAsync: true }),
    ),
    step('map', 'm', {
      source: value([1, 2, 3, 4]),
      batchSize: 4,
      strictOrdering: true,
      allowAsync: true,
      steps: [step('recurse', 'r', { reactor: 'Loop', maxIterations: 2 })],
    }),
  ]);
  const loop = reactor('Loop', [busy('l'), step('collect', 'empty', { waitFor: ['l'] })]);
  const { engine } = engineOf({
    handlers: { busy: handle },
    functions: { wrap: (_a, _c, run) => run() },
    reactors: [outer, inner, innermost, loop],
  });
  for (const maxConcurrency of [1, 2]) {
    seen.most = 0;
    equal((await engine.run('R', {}, { maxConcurrency })).state, 'successful');
    equal(seen.most, maxConcurrency);
  }
});

it('a step that is not async has nothing beside it', async () => {
  const { seen, busy: handle } = crowd();
  let beside = -1;
  const { engine } = engineOf({
    handlers: {
      busy: handle,
      alone: {
        run: async () => {
          beside = seen.now;
          await null;
          beside = Math.max(beside, seen.now);
          return done(1);
        },
      },
    },
    reactors: [reactor('R', [...many(3), work('alone', {}, { async: false }), busy('t1'), busy('t2')])],
  });
  await engine.run('R', {});
  deepEqual([beside, seen.most], [0, 3]);
});

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
    reactors: [reactor('R', many(5))],
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

it('handlers are told of the run, the try and the context', async () => {
  let told: unknown;
  const { engine } = engineOf({
    handlers: {
      a: {
        run: (_, { runId, reactor: name, step: own, path, key, context, options }) => {
          told = { runId, name, own, path, key, context, options };
          return done(1);
        },
      },
    },
    reactors: [
      reactor(
        'R',
        [
          step('map', 'm', {
            source: input('x'),
            batchSize: 1,
            strictOrdering: true,
            allowAsync: true,
            steps: [
              work(
                'a',
                { e: element('m') },
                {
                  run: {
                    kind: 'handler',
                    name: 'a',
                    options: { level: 3, who: { expr: { kind: 'template', of: 'context', path: ['who'] } } },
                  },
                },
              ),
            ],
          }),
        ],
        { inputs: [{ name: 'x' }] },
      ),
    ],
  });
  await engine.run('R', { x: [1] }, { runId: 'r1', context: { who: 'me' } });
  deepEqual(told, {
    runId: 'r1',
    name: 'R',
    own: 'a',
    path: 'm[0]/a',
    key: 'r1/m[0]/a/0',
    context: { who: 'me' },
    options: { level: 3, who: 'me' },
  });
});

it('tells what happens', async () => {
  let tries = 0;
  const handlers: StepHandlers = {
    a: { run: () => (++tries === 1 ? retry('busy') : done(1)), undo: () => 'ok', backoff: () => 'now' },
    b: { run: () => fail('no'), compensate: () => 'ok' },
  };
  const { engine, events } = engineOf({
    reactors: [
      reactor('R', [
        work('a', {}, { guards: [expression({ kind: 'literal', value: true })] }),
        work('b', { a: result('a') }),
      ]),
      reactor('Halts', [work('h', {}, { run: handler('h') })]),
    ],
    handlers: { ...handlers, h: { run: () => halt() } },
  });
  await engine.run('R', {});
  deepEqual(
    events.map(({ type, path }) => (path ? `${type} ${path}` : type)),
    [
      'run_start',
      'guard_start a',
      'guard_pass a',
      'step_start a',
      'step_retry a',
      'step_start a',
      'step_complete a',
      'step_start b',
      'compensate_start b',
      'compensate_complete b',
      'step_error b',
      'undo_start a',
      'undo_complete a',
      'run_error',
    ],
  );
  deepEqual([events.at(-1)?.state, events[6]?.completed, events[6]?.total], ['failed', 0, 2]);
  events.length = 0;
  await (await engine.resume((await engine.run('Halts', {})).runId)).outcome;
  deepEqual(
    events.map(({ type }) => type),
    ['run_start', 'step_start', 'step_halt', 'step_complete', 'run_halt', 'run_resume', 'run_complete'],
  );
});

it('middlewares change context, result and error, and hear of all', async () => {
  const heard: string[] = [];
  const watch: Middleware = {
    init: ({ context }) => ({ ...context, by: 'watch' }),
    complete: (given) => ({ given }),
    error: (error) => ({ ...(error as object), message: 'said otherwise' }),
    event: ({ type }) => heard.push(type),
  };
  const { engine } = engineOf({
    handlers: { a: { run: (_, { context }) => done(context['by']) }, bad: { run: () => fail('no') } },
    middlewares: { watch },
    reactors: [
      reactor('Good', [work('a')], { middlewares: ['watch'] }),
      reactor('Bad', [work('bad')], { middlewares: ['watch'] }),
    ],
  });
  deepEqual((await engine.run('Good', {})).value, { given: 'watch' });
  deepEqual(heard, ['run_start', 'step_start', 'step_complete', 'run_complete']);
  equal((await engine.run('Bad', {})).errors[0]?.message, 'said otherwise');
});

it('a middleware that fails at the end undoes the run', async () => {
  let undone = 0;
  const { engine } = engineOf({
    handlers: {
      a: {
        run: () => done(1),
        undo: () => {
          undone++;
          return 'ok';
        },
      },
    },
    middlewares: {
      refuse: {
        complete: () => {
          throw new Error('not so');
        },
      },
    },
    reactors: [reactor('R', [work('a')], { middlewares: ['refuse'] })],
  });
  const { state, errors } = await engine.run('R', {});
  deepEqual([state, errors[0]?.code, undone], ['failed', 'middleware_failed', 1]);
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

it('listeners that fail do not disturb the run', async () => {
  const { engine, host } = engineOf({
    handlers: { a: { run: () => done(1) } },
    reactors: [reactor('R', [work('a')])],
  });
  engine.subscribe(() => {
    throw new Error('deaf');
  });
  equal((await engine.run('R', {})).value, 1);
  equal(host.lines[0], 'error Somebody who listens to runs failed: deaf');
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
