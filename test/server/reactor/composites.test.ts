/** Steps of steps: switch, compose, recurse, group, around, and how they nest. */
import { deepEqual, equal } from 'node:assert/strict';
import { done, fail, type ReactorFunction, type StepHandlers } from '../../../server/src/reactor/index.ts';
import { echo, echoing, inputs, valueWith } from './echo.ts';
import {
  arg,
  args,
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

const is = (given: number) => expression(operation('==', arg('value'), literal(given)));
const choice = step('switch', 's', {
  on: input('x'),
  branches: [
    { predicate: is(1), steps: [echoing('one', value('first'))], return: 'one' },
    { predicate: is(1), steps: [echoing('never', value('second'))], return: 'never' },
    { predicate: is(2), steps: [echoing('two', value('unsaid'))] },
  ],
});

it('switch takes the first branch that holds; nil without return, match and default', async () => {
  deepEqual(
    [await valueWith([choice], 1), await valueWith([choice], 2), await valueWith([choice], 3)],
    ['first', null, null],
  );
  const otherwise = {
    ...choice,
    otherwise: { steps: [echoing('other', input('x'))], return: 'other' },
  } as typeof choice;
  equal(await valueWith([otherwise], 9), 9);
});

it('compose runs another reactor; its steps stand in the same order of undoing', async () => {
  const undone: unknown[] = [];
  const handlers: StepHandlers = {
    s: {
      run: ({ x }) => done(x),
      undo: (given) => {
        undone.push(given);
        return 'ok';
      },
    },
    bad: { run: () => fail('no') },
  };
  const inner = reactor(
    'Inner',
    [
      work('i1', { x: input('a') }, { run: handler('s') }),
      work('i2', { x: value('i2'), y: result('i1') }, { run: handler('s') }),
    ],
    { inputs: [{ name: 'a' }, { name: 'b', default: 2 }] },
  );
  const outer = (supportUndo: boolean) =>
    reactor('Outer', [
      work('before', { x: value('before') }, { run: handler('s') }),
      step('compose', 'c', {
        reactor: 'Inner',
        supportUndo,
        allowAsync: true,
        arguments: args({ a: result('before') }),
      }),
      work('after', { x: result('c') }, { run: handler('s') }),
      work('bad', { x: result('after') }),
    ]);
  for (const supportUndo of [true, false]) {
    undone.length = 0;
    const { engine } = engineOf({ handlers, reactors: [inner, outer(supportUndo)] });
    await engine.run('Outer', {});
    deepEqual(undone, supportUndo ? ['i2', 'i2', 'before', 'before'] : ['i2', 'before']);
  }
});

it('recurse feeds each result to the next round, until the condition holds or the rounds are over', async () => {
  const counting = reactor(
    'Count',
    [
      step('collect', 'c', {
        arguments: [
          { name: 'n', source: input('n'), transform: expression(operation('+', arg('value'), literal(1))) },
        ],
      }),
    ],
    { inputs: [{ name: 'n' }] },
  );
  const recurse = (more: Record<string, unknown>) =>
    step('recurse', 'r', { reactor: 'Count', arguments: args({ n: input('x') }), ...more });
  const given = (more: Record<string, unknown>) =>
    valueWith([recurse(more)], 0, { reactors: [counting, reactor('R', [recurse(more)], { inputs })] });
  deepEqual(await given({ maxIterations: 4 }), { n: 4 });
  deepEqual(
    await given({
      maxIterations: 100,
      exitCondition: expression(operation('==', arg('value', 'n'), literal(7))),
    }),
    { n: 7 },
  );
});

it('group may change arguments, context and steps before, and makes the result after', async () => {
  const before: ReactorFunction = ({ a }) => ({
    arguments: { a: Number(a) + 1 },
    context: { who: 'group' },
    steps: [work('inner', { a: input('a') }), echoing('added', value('more'))],
  });
  const group = step('group', 'g', {
    arguments: args({ a: input('x') }),
    beforeAll: handler('before'),
    afterAll: handler('after'),
    allowAsync: true,
    steps: [work('inner', { a: input('a') })],
  });
  const handlers: StepHandlers = {
    ...echo,
    inner: { run: ({ a }, { context }) => done([a, context['who']]) },
  };
  const functions = { before, after: (results: unknown) => results };
  deepEqual(await valueWith([group], 1, { handlers, functions }), { inner: [2, 'group'], added: 'more' });
});

const around = (steps: ReturnType<typeof work>[]) =>
  step('around', 'w', { fun: handler('wrap'), arguments: args({ a: input('x') }), allowAsync: true, steps });

it('around runs its steps when the function says so', async () => {
  const wrap: ReactorFunction = async (given, _context, run) => ({
    given,
    first: await run(),
    again: await run({ arguments: { a: 'other' } }),
  });
  deepEqual(await valueWith([around([echoing('e', input('a'))])], 5, { functions: { wrap } }), {
    given: { a: 5 },
    first: { e: 5 },
    again: { e: 'other' },
  });
});

it('around hears of a failure when its steps are undone, and may go on', async () => {
  const log: string[] = [];
  const handlers: StepHandlers = {
    good: {
      run: () => {
        log.push('good');
        return done(1);
      },
      undo: () => {
        log.push('undo');
        return 'ok';
      },
    },
    bad: { run: () => fail('no') },
    before: {
      run: () => done(0),
      undo: () => {
        log.push('undo before');
        return 'ok';
      },
    },
  };
  const steps = [
    work('before'),
    around([work('good', { x: result('before') }), work('bad', { g: result('good') })]),
  ];
  const wrap: ReactorFunction = async (_given, _context, run) => {
    try {
      return await run();
    } catch (error) {
      log.push((error as Error).message);
      return 'caught';
    }
  };
  equal(await valueWith(steps, 1, { handlers, functions: { wrap } }), 'caught');
  deepEqual(log, ['good', 'undo', 'Step `bad`: no']);
  log.length = 0;
  const { engine } = engineOf({
    handlers,
    functions: { wrap: (_given, _context, run) => run() },
    reactors: [reactor('R', steps, { inputs })],
  });
  equal((await engine.run('R', { x: 1 })).errors[0]?.message, 'Step `bad`: no');
  deepEqual(log, ['good', 'undo', 'undo before']);
});
