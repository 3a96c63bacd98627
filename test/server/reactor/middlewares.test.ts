/** Who hears of a run: handlers, listeners and middlewares, and what those may change. */
import { deepEqual, equal } from 'node:assert/strict';
import {
  done,
  fail,
  halt,
  type Middleware,
  retry,
  type StepHandlers,
} from '../../../server/src/reactor/index.ts';
import { element, engineOf, expression, handler, input, reactor, result, step, work } from './workshop.ts';

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
