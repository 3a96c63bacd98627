/** Steps for each element: their order, batches, nesting, and what is undone when one fails. */
import { deepEqual, equal } from 'node:assert/strict';
import { done, fail, type StepHandlers } from '../../../server/src/reactor/index.ts';
import { echoing, inputs, valueWith } from './echo.ts';
import { args, element, engineOf, input, reactor, result, step, value, work } from './workshop.ts';

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
