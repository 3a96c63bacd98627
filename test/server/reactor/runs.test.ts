/** What `run` may give, how often it is tried again, and what `compensate` makes of it. */
import { deepEqual, equal, match } from 'node:assert/strict';
import { done, fail, halt, retry, type StepHandlers } from '../../../server/src/reactor/index.ts';
import { args, engineOf, input, reactor, result, step, value, work } from './workshop.ts';

const run = async (handlers: StepHandlers, steps: ReturnType<typeof work>[], seed = 1) => {
  const bench = engineOf({ handlers, reactors: [reactor('R', steps)] }, seed);
  return { ...bench, outcome: await bench.engine.run('R', {}) };
};

it('gives the result of the last step, or of the one that is returned; inputs that are too many are dropped', async () => {
  const handlers: StepHandlers = { add: { run: ({ a, b }) => done(Number(a) + Number(b)) } };
  const steps = [
    work('add', { a: input('x'), b: input('y', 'deep', '1') }),
    step('collect', 'all', { arguments: args({ sum: result('add'), fix: value({ a: [7] }, 'a', '0') }) }),
  ];
  const inputs = [{ name: 'x' }, { name: 'y' }];
  const { engine } = engineOf({
    handlers,
    reactors: [reactor('Last', steps, { inputs }), reactor('Named', steps, { inputs, return: 'add' })],
  });
  const given = { x: 1, y: { deep: [0, 2] }, more: 9 };
  deepEqual((await engine.run('Last', given)).value, { sum: 3, fix: 7 });
  deepEqual((await engine.run('Named', given)).value, 3);
});

it('refuses a run whose inputs are missing, and fills in defaults', async () => {
  const { engine } = engineOf({
    handlers: {},
    reactors: [
      reactor('R', [step('collect', 'c', { arguments: args({ a: input('a'), b: input('b') }) })], {
        inputs: [{ name: 'a' }, { name: 'b', default: 5 }],
      }),
    ],
  });
  deepEqual((await engine.run('R', { a: null })).value, { a: null, b: 5 });
  await engine.run('R', {}).then(
    () => {
      throw new Error('not refused');
    },
    (error: Error) => match(error.message, /`a`/),
  );
});

it('keys of paths reach no prototype', async () => {
  const { engine } = engineOf({
    handlers: {},
    reactors: [
      reactor('R', [
        step('collect', 'c', {
          arguments: args({ a: value({ x: 1 }, 'constructor'), b: value('text', 'length') }),
        }),
      ]),
    ],
  });
  deepEqual((await engine.run('R', {})).value, { a: null, b: null });
});

it('counts tries: max_retries and one, and then the reason stands, or the number of tries', async () => {
  const tries: number[] = [];
  const left: number[] = [];
  const { outcome } = await run(
    {
      a: {
        run: (_, context) => {
          tries.push(context.currentTry);
          left.push(context.retriesRemaining);
          return retry('busy');
        },
      },
    },
    [work('a', {}, { maxRetries: 2 })],
  );
  deepEqual(
    [tries, left],
    [
      [0, 1, 2],
      [2, 1, 0],
    ],
  );
  equal(outcome.state, 'failed');
  deepEqual(outcome.errors[0], {
    code: 'step_failed',
    message: 'Step `a`: busy',
    step: 'a',
    path: 'a',
    reason: 'busy',
  });
  const without = await run({ a: { run: () => retry() } }, [work('a', {}, { maxRetries: 0 })]);
  equal(without.outcome.errors[0]?.code, 'retries_exceeded');
});

it('a retry of run does not ask compensate', async () => {
  let asked = 0;
  let tries = 0;
  const { outcome } = await run(
    {
      a: {
        run: () => (++tries < 4 ? retry() : done(tries)),
        compensate: () => {
          asked++;
          return 'ok';
        },
      },
    },
    [work('a')],
  );
  deepEqual([outcome.value, asked], [4, 0]);
});

it('`infinity` tries until it succeeds', async () => {
  let tries = 0;
  const { outcome } = await run(
    { a: { run: () => (++tries < 50 ? retry() : done(tries)), backoff: () => 'now' } },
    [work('a', {}, { maxRetries: 'infinity' })],
  );
  equal(outcome.value, 50);
});

it('waits with full jitter between tries, the same for the same seed', async () => {
  const waits = async (seed: number) =>
    (await run({ a: { run: () => retry() } }, [work('a')], seed)).host.waits.filter((each) => each > 0);
  const first = await waits(3);
  deepEqual(first, await waits(3));
  equal(JSON.stringify(first) === JSON.stringify(await waits(4)), false);
  for (const [index, wait] of first.entries()) equal(wait <= 100 * 2 ** index, true);
});

it('waits as the handler, the document or its own limits say', async () => {
  const handlers: StepHandlers = {
    a: { run: () => retry(), backoff: (_reason, _args, { currentTry }) => 10 + currentTry },
  };
  const own = await run(handlers, [work('a', {}, { maxRetries: 2 })]);
  deepEqual(own.host.waits, [10, 11]);
  const limited = await run(handlers, [
    work('a', {}, { maxRetries: 5, backoff: { kind: 'exponential', base: 4, max: 8 } }),
  ]);
  equal(
    limited.host.waits.every((wait) => wait <= 8),
    true,
  );
});

it('compensate hears the raw reason, once for each try that failed', async () => {
  const reasons: unknown[] = [];
  const reason = { code: 7 };
  const { outcome } = await run(
    {
      a: {
        run: () => fail(reason),
        compensate: (why) => {
          reasons.push(why);
          return reasons.length < 3 ? retry() : 'ok';
        },
        backoff: () => 'now',
      },
    },
    [work('a')],
  );
  deepEqual(reasons, [reason, reason, reason]);
  equal(reasons[0], reason);
  deepEqual(outcome.errors[0]?.reason, reason);
});

it('compensate may go on with a value, which is undone later', async () => {
  const undone: unknown[] = [];
  const { outcome } = await run(
    {
      a: {
        run: () => {
          throw new Error('boom');
        },
        compensate: () => ({ continue: 'rescued' }),
        undo: (given) => {
          undone.push(given);
          return 'ok';
        },
      },
      b: { run: ({ a }) => fail(a) },
    },
    [work('a'), work('b', { a: result('a') })],
  );
  deepEqual([outcome.errors[0]?.reason, undone], ['rescued', ['rescued']]);
});

it('compensate that fails, raises or gives something else fails the step', async () => {
  for (const compensate of [
    () => fail('worse'),
    () => {
      throw new Error('worse');
    },
    () => 'worse' as never,
  ]) {
    const { outcome, events } = await run({ a: { run: () => fail('bad'), compensate } }, [work('a')]);
    equal(outcome.errors[0]?.code, 'compensate_failed');
    match(outcome.errors[0]?.message ?? '', /worse|string.*bad|bad/);
    equal(
      events.some(({ type }) => type === 'compensate_error'),
      true,
    );
  }
});

it('what is no return at all is compensated, too', async () => {
  for (const given of [undefined, null, 'text', 5, {}, { valeu: 1 }, Promise.resolve(undefined)]) {
    let asked = 0;
    const { outcome } = await run(
      {
        a: {
          run: () => given as never,
          compensate: () => {
            asked++;
            return 'ok';
          },
        },
      },
      [work('a')],
    );
    deepEqual([outcome.errors[0]?.code, asked], ['invalid_result', 1]);
  }
});

it('the step that fails is not undone', async () => {
  let undone = 0;
  await run(
    {
      a: {
        run: () => fail('no'),
        undo: () => {
          undone++;
          return 'ok';
        },
      },
    },
    [work('a')],
  );
  equal(undone, 0);
});

it('steps add steps; one with the same name takes their place', async () => {
  const { outcome } = await run(
    {
      count: {
        run: ({ from }) =>
          Number(from) < 3
            ? done(null, [
                work('count', { from: value(Number(from) + 1) }),
                work(`seen${from}`, {}, { run: { kind: 'handler', name: 'seen' } }),
              ])
            : done(`at ${from}`),
      },
      seen: { run: () => done(null) },
      last: { run: ({ count }) => done(count) },
    },
    [work('count', { from: value(0) }), work('last', { count: result('count') })],
  );
  equal(outcome.value, 'at 3');
});

it('steps that are added may use those that are there, and what fails in them undoes all', async () => {
  const log: string[] = [];
  const { outcome } = await run(
    {
      a: {
        run: () => done(1),
        undo: () => {
          log.push('undo a');
          return 'ok';
        },
      },
      b: { run: () => done(2, [work('c', { a: result('a'), b: result('b') })]) },
      c: {
        run: (given) => {
          log.push(JSON.stringify(given));
          return fail('c');
        },
      },
    },
    [work('a'), work('b', { a: result('a') })],
  );
  deepEqual([outcome.state, log], ['failed', ['{"a":1,"b":2}', 'undo a']]);
});

it('steps that do not fit are refused, and the step that adds them is compensated', async () => {
  for (const added of [
    work('x', { a: result('nowhere') }),
    work('a'),
    work('y', {}, { run: { kind: 'code', language: 'elixir', code: 'x' } }),
  ]) {
    let asked = 0;
    const { outcome } = await run(
      {
        a: { run: () => done(1) },
        b: {
          run: () => done(1, [added]),
          compensate: () => {
            asked++;
            return 'ok';
          },
        },
      },
      [work('a'), work('b', { a: result('a') })],
    );
    deepEqual([outcome.errors[0]?.code, asked], ['invalid_result', 1]);
  }
});

it('a run that halts is resumed without its inputs, and what is done is not done again', async () => {
  const ran: string[] = [];
  const handlers: StepHandlers = {
    a: {
      run: () => {
        ran.push('a');
        return done(1);
      },
    },
    b: {
      run: () => {
        ran.push('b');
        return halt('so far');
      },
    },
    c: {
      run: (given) => {
        ran.push('c');
        return done(given);
      },
    },
  };
  const { engine } = engineOf({
    handlers,
    reactors: [
      reactor(
        'R',
        [
          work('a', { x: input('x') }),
          work('b', { a: result('a') }),
          work('c', { b: result('b'), x: input('x') }),
        ],
        { inputs: [{ name: 'x' }] },
      ),
    ],
  });
  const halted = await engine.run('R', { x: 5 });
  deepEqual([halted.state, halted.reason], ['halted', 'halt']);
  const resumed = await (await engine.resume(halted.runId)).outcome;
  deepEqual([resumed.state, resumed.value, ran], ['successful', { b: 'so far', x: 5 }, ['a', 'b', 'c']]);
});
