/** What surrounds a step: conditions, guards, transforms and arguments; and the steps that only write or fail. */
import { deepEqual, equal } from 'node:assert/strict';
import { done, fail, type ReactorFunction, type StepHandlers } from '../../../server/src/reactor/index.ts';
import { echoing, inputs, valueWith } from './echo.ts';
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
