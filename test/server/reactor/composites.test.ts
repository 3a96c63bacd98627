/** Steps of steps: switch, map, compose, recurse, group, around, and how they nest. */
import { deepEqual, equal } from 'node:assert/strict';
import { done, fail, type ReactorFunction, type StepHandlers } from '../../../server/src/reactor/index.ts';
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

const echo: StepHandlers = { echo: { run: ({ x }) => done(x) } };
const echoing = (name: string, source: ReturnType<typeof value>) =>
  work(name, { x: source }, { run: handler('echo') });
const inputs = [{ name: 'x' }];
const valueWith = async (
  steps: ReturnType<typeof work>[],
  given: unknown,
  more: Partial<Parameters<typeof engineOf>[0]> = {},
) => {
  const { engine } = engineOf({ handlers: echo, reactors: [reactor('R', steps, { inputs })], ...more });
  const outcome = await engine.run('R', { x: given });
  if (outcome.state !== 'successful') throw new Error(JSON.stringify(outcome.errors));
  return outcome.value;
};

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

it('map gives the results in order, of a list or of anything that can be iterated', async () => {
  const mapped = step('map', 'm', {
    source: input('x'),
    batchSize: 2,
    strictOrdering: true,
    allowAsync: true,
    steps: [echoing('e', element('m'))],
  });
  deepEqual(await valueWith([mapped], [1, 2, 3, 4, 5]), [1, 2, 3, 4, 5]);
  deepEqual(await valueWith([mapped], []), []);
  async function* lazy() {
    for (let i = 0; i < 5; i++) yield { i };
  }
  deepEqual(
    await valueWith([mapped], lazy()),
    [0, 1, 2, 3, 4].map((i) => ({ i })),
  );
  deepEqual(await valueWith([mapped], new Set(['a'])), ['a']);
});

it('map without strict ordering gives results as they come; with it, late ones find their place', async () => {
  const slow: StepHandlers = {
    slow: {
      run: async ({ x }) => {
        for (let i = 0; i < 10 - Number(x); i++) await null;
        return done(x);
      },
    },
  };
  const mapped = (strictOrdering: boolean) =>
    step('map', 'm', {
      source: input('x'),
      batchSize: 10,
      strictOrdering,
      allowAsync: true,
      steps: [work('slow', { x: element('m') })],
    });
  deepEqual(await valueWith([mapped(true)], [1, 5, 9], { handlers: slow }), [1, 5, 9]);
  deepEqual(await valueWith([mapped(false)], [1, 5, 9], { handlers: slow }), [9, 5, 1]);
});

it('map has at most a batch of elements in work, and takes turns unless it may not', async () => {
  let now = 0;
  let most = 0;
  const busy: StepHandlers = {
    busy: {
      run: async () => {
        most = Math.max(most, ++now);
        await null;
        await null;
        now--;
        return done(1);
      },
    },
  };
  const mapped = (allowAsync: boolean) =>
    step('map', 'm', {
      source: input('x'),
      batchSize: 3,
      strictOrdering: true,
      allowAsync,
      steps: [work('busy', { x: element('m') })],
    });
  const elements = Array.from({ length: 10 }, (_, i) => i);
  await valueWith([mapped(true)], elements, { handlers: busy });
  equal(most, 3);
  most = 0;
  await valueWith([mapped(false)], elements, { handlers: busy });
  equal(most, 1);
});

it('maps nest; inner steps see outer elements, results and inputs', async () => {
  const steps = [
    echoing('base', value(100)),
    step('map', 'rows', {
      source: input('x'),
      batchSize: 2,
      strictOrdering: true,
      allowAsync: true,
      steps: [
        step('map', 'cells', {
          source: element('rows'),
          batchSize: 2,
          strictOrdering: true,
          allowAsync: true,
          steps: [
            step('collect', 'c', {
              arguments: args({ cell: element('cells'), row: element('rows', '0'), base: result('base') }),
            }),
          ],
        }),
      ],
    }),
  ];
  deepEqual(await valueWith(steps, [[1, 2], [3]]), [
    [
      { cell: 1, row: 1, base: 100 },
      { cell: 2, row: 1, base: 100 },
    ],
    [{ cell: 3, row: 3, base: 100 }],
  ]);
});

it('an element that fails undoes the elements before it, newest first', async () => {
  const undone: unknown[] = [];
  const { engine } = engineOf({
    handlers: {
      e: {
        run: ({ x }) => (x === 3 ? fail('three') : done(x)),
        undo: (given) => {
          undone.push(given);
          return 'ok';
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
            allowAsync: false,
            steps: [work('e', { x: element('m') })],
          }),
        ],
        { inputs },
      ),
    ],
  });
  const { errors } = await engine.run('R', { x: [1, 2, 3, 4] });
  deepEqual([undone, errors[0]?.path], [[2, 1], 'm[2]/e']);
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

it('template fills in its arguments and nothing else', async () => {
  const template = (text: string) =>
    step('template', 't', { template: text, arguments: args({ name: input('x'), list: value([1]) }) });
  equal(
    await valueWith([template('Dear <%= @name %>, <%=@list%> <%# no %><%% %>')], 'Ada'),
    'Dear Ada, [1] <% %>',
  );
  equal(await valueWith([template('<%= @name.first %>!')], { first: '<%= @list %>' }), '<%= @list %>!');
  equal(await valueWith([template('<%= @name %>')], null), '');
});

it('debug logs and flunk fails', async () => {
  const { engine, host } = engineOf({
    handlers: {},
    reactors: [
      reactor('R', [
        step('debug', 'd', { level: 'info', arguments: args({ a: value(1) }) }),
        step('flunk', 'f', { message: value('so be it'), waitFor: ['d'] }),
      ]),
    ],
  });
  const { errors } = await engine.run('R', {});
  deepEqual([host.lines, errors[0]?.message], [['info d: {"a":1}'], 'Step `f`: so be it']);
});

it('conditions and guards leave a step out, and it is not undone', async () => {
  const undone: string[] = [];
  const handlers: StepHandlers = {
    s: {
      run: (_, { step: name }) => done(name),
      undo: (given) => {
        undone.push(String(given));
        return 'ok';
      },
    },
    bad: { run: () => fail('no') },
  };
  const s = (name: string, more: Record<string, unknown>) => work(name, {}, { run: handler('s'), ...more });
  const steps = [
    s('ran', { where: [expression(literal(true))] }),
    s('left', { where: [expression(literal(true)), expression(literal(null))] }),
    s('kept', { guards: [handler('cont')] }),
    s('replaced', { guards: [handler('stop')] }),
    s('said', { guards: [expression(literal('instead'))] }),
    step('collect', 'all', {
      arguments: args({
        ran: result('ran'),
        left: result('left'),
        kept: result('kept'),
        replaced: result('replaced'),
        said: result('said'),
      }),
    }),
  ];
  const functions: Record<string, ReactorFunction> = {
    cont: () => ({ cont: true }),
    stop: () => ({ halt: { value: 'guarded' } }),
  };
  deepEqual(await valueWith(steps, 0, { handlers, functions }), {
    ran: 'ran',
    left: null,
    kept: 'kept',
    replaced: 'guarded',
    said: 'instead',
  });
  const { engine } = engineOf({
    handlers,
    functions,
    reactors: [reactor('R', [...steps, work('bad', { all: result('all') })], { inputs })],
  });
  await engine.run('R', { x: 0 });
  deepEqual(undone.sort(), ['kept', 'ran']);
});

it('transforms change inputs, arguments and all arguments of a step', async () => {
  const plus = (n: number) => expression(operation('+', arg('value'), literal(n)));
  const { engine } = engineOf({
    handlers: {},
    functions: { both: ({ a, b }) => ({ sum: Number(a) + Number(b) }) },
    reactors: [
      reactor(
        'R',
        [
          step('collect', 'c', {
            transform: handler('both'),
            arguments: [
              { name: 'a', source: input('x'), transform: plus(10) },
              { name: 'b', source: input('x') },
            ],
          }),
        ],
        { inputs: [{ name: 'x', transform: plus(1) }] },
      ),
    ],
  });
  deepEqual((await engine.run('R', { x: 1 })).value, { sum: 14 });
});

it('arguments that only expressions speak of are seen by them alone', async () => {
  const hidden = (name: string) => ({ name: `^result(${name})`, source: result(name) });
  const isFive = expression(operation('==', arg('^result(five)'), literal(5)));
  const steps = [
    echoing('five', value(5)),
    step('collect', 'kept', { arguments: [...args({ x: input('x') }), hidden('five')], where: [isFive] }),
    step('collect', 'left', {
      arguments: [hidden('kept')],
      where: [expression(operation('==', arg('^result(kept)'), literal(1)))],
    }),
    step('switch', 's', {
      on: input('x'),
      arguments: [hidden('five')],
      branches: [{ predicate: isFive, steps: [echoing('yes', value('yes'))], return: 'yes' }],
    }),
    step('collect', 'sum', {
      arguments: [
        {
          name: 'x',
          source: input('x'),
          transform: expression(operation('+', arg('value'), arg('^result(five)'))),
        },
        hidden('five'),
      ],
    }),
    step('collect', 'all', {
      arguments: args({ kept: result('kept'), left: result('left'), s: result('s'), sum: result('sum') }),
    }),
  ];
  deepEqual(await valueWith(steps, 1), { kept: { x: 1 }, left: null, s: 'yes', sum: { x: 6 } });
});
