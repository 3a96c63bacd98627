/** How many steps are in work at a time, across nested reactors, and beside steps that want to be alone. */
import { deepEqual, equal, rejects } from 'node:assert/strict';
import { done } from '../../../server/src/reactor/index.ts';
import { engineOf, handler, reactor, step, value, work } from './workshop.ts';

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
