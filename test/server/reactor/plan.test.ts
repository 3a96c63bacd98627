/** What is wrong with a definition is told before anything runs, with the name of the step. */
import { deepEqual, equal, match, rejects } from 'node:assert/strict';
import type { ReactorDefinition } from '../../../server/src/model/definition/reactor.ts';
import { createReactorEngine, done, type PlanProblem } from '../../../server/src/reactor/index.ts';
import {
  args,
  element,
  evaluate,
  expression,
  handler,
  input,
  literal,
  reactor,
  result,
  step,
  testHost,
  value,
  work,
} from './workshop.ts';

const problems = (
  steps: ReturnType<typeof work>[],
  more: Partial<ReactorDefinition> = {},
): readonly PlanProblem[] =>
  createReactorEngine({
    evaluate,
    host: testHost(),
    handlers: { a: { run: () => done(1) }, b: { run: () => done(1) }, c: { run: () => done(1) } },
    reactors: [reactor('R', steps, more), reactor('Other', [work('a')], { inputs: [{ name: 'needed' }] })],
  }).problems('R');
const codes = (...given: Parameters<typeof problems>) =>
  problems(...given).map(({ code, step: name }) => [code, name]);

it('knows nothing wrong with what is right', () =>
  deepEqual(codes([work('a'), work('b', { a: result('a') })]), []));

it('a reactor has steps', () => equal(codes([])[0]?.[0], 'no_steps'));

it('names of steps are there once, nested ones too', () => {
  deepEqual(codes([work('a'), work('a')])[0]?.[0], 'duplicate_name');
  const nested = step('group', 'g', { steps: [work('a')], allowAsync: true });
  deepEqual(codes([work('a'), nested])[0]?.[0], 'duplicate_name');
});

it('results, inputs, elements and reactors exist', () => {
  deepEqual(codes([work('a', { x: result('nope') })]), [['unknown_result', 'a']]);
  deepEqual(codes([work('a', {}, { waitFor: ['nope'] })]), [['unknown_result', 'a']]);
  deepEqual(codes([work('a', { x: input('nope') })]), [['unknown_input', 'a']]);
  deepEqual(codes([work('a', { x: element('nope') })]), [['unknown_element', 'a']]);
  deepEqual(codes([work('a')], { return: 'nope' })[0]?.[0], 'unknown_result');
  deepEqual(codes([step('compose', 'c', { reactor: 'Nope', supportUndo: true, allowAsync: true })]), [
    ['unknown_reactor', 'c'],
  ]);
  deepEqual(codes([step('compose', 'c', { reactor: 'Other', supportUndo: true, allowAsync: true })]), [
    ['missing_input', 'c'],
  ]);
  deepEqual(codes([work('a')], { middlewares: ['nope'] })[0]?.[0], 'unknown_middleware');
});

it('results of steps inside others are theirs alone', () => {
  const group = step('group', 'g', { steps: [work('a')], allowAsync: true });
  deepEqual(codes([group, work('b', { a: result('a') })]), [['unknown_result', 'b']]);
});

it('steps do not wait for each other in a circle, nor for what is around them', () => {
  const circle = problems([
    work('a', { x: result('c') }),
    work('b', { x: result('a') }),
    work('c', { x: result('b') }),
  ]);
  match(circle[0]?.message ?? '', /`a`.*`b`|`b`.*`a`/);
  deepEqual(
    circle.map(({ code }) => code),
    ['cycle'],
  );
  deepEqual(
    codes([step('group', 'g', { steps: [work('a', { g: result('g') })], allowAsync: true })])[0]?.[0],
    'cycle',
  );
  deepEqual(codes([work('a', { x: result('a') })])[0]?.[0], 'cycle');
});

it('a step inside waits for a step outside', () => {
  const group = step('group', 'g', { steps: [work('a', { b: result('b') })], allowAsync: true });
  deepEqual(codes([group, work('b', { g: result('g') })])[0]?.[0], 'cycle');
});

it('handlers and functions are registered, and code of another language is refused with the name of the step', () => {
  deepEqual(codes([work('nobody')]), [['unknown_handler', 'nobody']]);
  deepEqual(codes([work('a', {}, { undo: handler('b') })]), [['unknown_handler', 'a']]);
  const code = { kind: 'code', language: 'elixir', code: 'fn x -> x end' };
  for (const more of [
    { run: code },
    { undo: code },
    { compensate: code },
    { where: [code] },
    { guards: [code] },
    { backoff: code },
    { transform: code },
  ]) {
    const found = problems([work('a', {}, more)]);
    deepEqual(
      found.map(({ code: each }) => each),
      ['foreign_code'],
    );
    match(found[0]?.message ?? '', /`a`.*elixir/);
  }
  deepEqual(codes([work('a', {}, { undo: expression(literal(1)) })]), [['unsupported', 'a']]);
});

it('a recursion comes to an end, templates have only what they are given, actions need a runner', () => {
  deepEqual(codes([step('recurse', 'r', { reactor: 'Other', arguments: args({ needed: value(1) }) })]), [
    ['endless', 'r'],
  ]);
  deepEqual(codes([step('template', 't', { template: '<%= @x %>' })]), [['bad_template', 't']]);
  deepEqual(codes([step('template', 't', { template: '<% System.halt() %>' })]), [['bad_template', 't']]);
  deepEqual(codes([step('create', 'c', { resource: 'X', inputs: [], undo: 'always' })]), [
    ['unsupported', 'c'],
    ['no_undo_action', 'c'],
  ]);
});

it('a reactor that runs itself without a condition is refused', () => {
  deepEqual(codes([step('compose', 'c', { reactor: 'R', supportUndo: true, allowAsync: true })]), [
    ['endless', 'c'],
  ]);
  deepEqual(
    codes([
      step('compose', 'c', {
        reactor: 'R',
        supportUndo: true,
        allowAsync: true,
        where: [expression(literal(false))],
      }),
    ]),
    [],
  );
});

it('what cannot be planned is not run', async () => {
  const engine = createReactorEngine({
    evaluate,
    host: testHost(),
    handlers: {},
    reactors: [reactor('R', [work('a')])],
  });
  await rejects(engine.run('R', {}), /cannot be run: Step `a`/);
  await rejects(engine.run('Nope', {}), /There is no reactor `Nope`/);
});
