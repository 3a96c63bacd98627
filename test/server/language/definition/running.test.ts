/** A reactor as it is written, run by the engine with expressions as they are: what a document says is what happens. */
import assert from 'node:assert/strict';
import { createReactorEngine, type ReactorEngine } from '../../../../server/src/reactor/index.ts';
import { evaluate } from '../../../../server/src/runtime/expression/evaluate.ts';
import { testHost } from '../../reactor/workshop.ts';
import { findings, read } from './read.ts';

const text = `use reactor, shop.work
dsl shop.work { doc "Work."  function weigh: step_function { doc "Weighs."  option unit: atom } }
reactor Ship {
  input lines
  input express { default false }
  input note { transform string_trim(^value()) }
  return sent

  map weights {
    source input(lines)
    step grams { argument line: element(weights)  run ^arg(line) * 1000 }
    step capped { argument grams: result(grams)  run if(^arg(grams) > 5000, 5000, ^arg(grams)) }
  }
  step heaviest { argument all: result(weights)  run weigh(unit: kg) }
  step warning: Shop.Warn { where ^result(heaviest) >= 5000  argument note: input(note) }
  switch carrier {
    on result(heaviest)
    matches? ^input(express) == true { step by_air { run [by: air, note: ^input(note)] } return by_air }
    matches? ^value() > 4000 { step by_truck { run [by: truck, left: ^result(heaviest) - 4000] }  return by_truck }
    default { step by_bike { run [by: bike] }  return by_bike }
  }
  group packed {
    before_all Shop.Before
    after_all ^result(boxes) + ^result(bags)
    step boxes { run 2 }
    step bags { run 3 }
  }
  collect sent {
    argument carrier: result(carrier)
    argument pieces: result(packed)
    argument warned: result(warning)
    where ^result(packed) == 5
  }
}`;

function engine(): ReactorEngine {
  const host = testHost();
  return createReactorEngine({
    reactors: read(text).definitions.reactors,
    handlers: {
      weigh: { run: ({ all }) => ({ value: Math.max(...(all as number[])) }) },
      'Shop.Warn': { run: ({ note }) => ({ value: `careful: ${String(note)}` }) },
    },
    functions: { 'Shop.Before': () => ({}) },
    evaluate: (expr, scope) => evaluate(expr, { templates: { ...scope, now: 0 } }),
    host,
  });
}

const ship = async (inputs: Record<string, unknown>) => {
  const { state, value } = await engine().run('Ship', inputs);
  assert.equal(state, 'successful');
  return value;
};

it('the reactor is without errors', () => assert.deepEqual(findings(text), []));

it('expressions of conditions, branches, maps and groups mean what they say', async () => {
  assert.deepEqual(await ship({ lines: [1, 2], note: ' x ' }), {
    carrier: { by: 'bike' },
    pieces: 5,
    warned: null,
  });
  assert.deepEqual(await ship({ lines: [1, 9], note: ' fragile ' }), {
    carrier: { by: 'truck', left: 1000 },
    pieces: 5,
    warned: 'careful: fragile',
  });
  assert.deepEqual(await ship({ lines: [9], note: 'x', express: true }), {
    carrier: { by: 'air', note: 'x' },
    pieces: 5,
    warned: 'careful: x',
  });
});

it('code of another language is refused, with a message', async () => {
  const reactors = read('use reactor\nreactor A { step x { run "fn a, _ -> {:ok, a} end" } }').definitions
    .reactors;
  const refused = createReactorEngine({ reactors, handlers: {}, evaluate: () => null, host: testHost() });
  await assert.rejects(async () => refused.run('A', {}), /elixir/);
});
