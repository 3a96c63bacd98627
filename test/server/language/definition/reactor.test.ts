/** Reactors as definitions. */
import assert from 'node:assert/strict';
import type {
  ReactorDefinition,
  StepDefinition,
  StepOf,
} from '../../../../server/src/model/definition/reactor.ts';
import { findings, read } from './read.ts';

const shop = `
resource Order {
  attributes { uuid_primary_key id  attribute total: decimal { public? true } }
  actions { defaults [read, destroy]  create place { accept [total] }  update ship { accept [] } }
}`;

/** The definition of a reactor, in a document without findings. */
function reactor(block: string, functions = ''): ReactorDefinition {
  const text = `use ash.reactor, shop.work\ndsl shop.work { ${functions} }\n${shop}\nreactor Buy {\n${block}\n}`;
  assert.deepEqual(findings(text), []);
  const [found] = read(text).definitions.reactors;
  if (!found) throw new Error('There is no reactor.');
  return found;
}

function step<Kind extends StepDefinition['kind']>(
  { steps }: Pick<ReactorDefinition, 'steps'>,
  name: string,
  kind: Kind,
): StepOf<Kind> {
  const found = steps.find((each) => each.name === name);
  assert.equal(found?.kind, kind);
  return found as StepOf<Kind>;
}

describe('steps', () => {
  const buy = reactor(
    `input total { transform ^value() * 2 }
    input rush { default false }
    step check: Shop.Check {
      argument total: input(total, amount) { transform ^value(net) }
      argument limit: value(100)
      where ^arg(total) > 0
      wait_for [reserve]
      max_retries infinity
      backoff exponential(base: 5)
      timeout "2 minutes"
    }
    step reserve { run stock(shelf: 3)  undo Shop.PutBack }
    step add { argument a: result(check)  run ^arg(a) + 1  async? false }
    step code { argument a: result(add)  run "fn a -> {:ok, a} end" }
    step options { argument a: result(code)  run module(Shop.Ship, [by: air]) }
    debug told { argument a: result(options, [weight, 0])  level info }
    return add`,
    'function stock: step_function { doc "Takes from the shelf." option shelf: integer }',
  );

  it('have arguments from where the document says', () => {
    const check = step(buy, 'check', 'step');
    assert.deepEqual(check.arguments, [
      {
        name: 'total',
        source: { from: 'input', name: 'total', path: ['amount'] },
        transform: { kind: 'expression', expr: { kind: 'template', of: 'arg', path: ['value', 'net'] } },
      },
      { name: 'limit', source: { from: 'value', value: 100, path: [] } },
    ]);
    assert.deepEqual(step(buy, 'told', 'debug').arguments[0]?.source, {
      from: 'result',
      step: 'options',
      path: ['weight', '0'],
    });
  });
  it('say how often and how long they are tried', () => {
    const check = step(buy, 'check', 'step');
    assert.deepEqual(
      [check.maxRetries, check.backoff, check.timeout, check.waitFor],
      ['infinity', { kind: 'exponential', base: 5, max: 30000 }, 120000, ['reserve']],
    );
    assert.equal(step(buy, 'reserve', 'step').maxRetries, 5);
    assert.equal(step(buy, 'add', 'step').async, false);
  });
  it('run modules, registered functions, expressions, or code of another language', () => {
    assert.deepEqual(step(buy, 'check', 'step').run, { kind: 'handler', name: 'Shop.Check' });
    assert.deepEqual(step(buy, 'reserve', 'step').run, {
      kind: 'handler',
      name: 'stock',
      options: { shelf: 3 },
    });
    assert.deepEqual(step(buy, 'reserve', 'step').undo, { kind: 'handler', name: 'Shop.PutBack' });
    assert.equal(step(buy, 'add', 'step').run.kind, 'expression');
    assert.deepEqual(step(buy, 'code', 'step').run, {
      kind: 'code',
      language: 'elixir',
      code: 'fn a -> {:ok, a} end',
    });
    assert.deepEqual(step(buy, 'options', 'step').run, {
      kind: 'handler',
      name: 'Shop.Ship',
      options: { by: 'air' },
    });
  });
  it('stand in a reactor with inputs and a result', () => {
    assert.equal(buy.return, 'add');
    assert.equal(buy.inputs[1]?.default, false);
    assert.equal(buy.inputs[0]?.transform?.kind, 'expression');
  });
});

describe('conditions', () => {
  const buy = reactor(`
    input kind
    step count: Shop.Count
    step none: Shop.None { where ^result(count, all) == 0  where ^input(kind) != gift }
    switch by_kind {
      on input(kind)
      matches? ^value() == gift { step wrap: Shop.Wrap }
      matches? ^result(count) > 3 { step pack: Shop.Pack  return pack }
      default { step send: Shop.Send }
    }`);

  it('may speak of inputs and results, which become arguments of the step', () => {
    const none = step(buy, 'none', 'step');
    assert.deepEqual(none.arguments, [
      { name: '^result(count, all)', source: { from: 'result', step: 'count', path: ['all'] } },
      { name: '^input(kind)', source: { from: 'input', name: 'kind', path: [] } },
    ]);
    assert.deepEqual(none.where[0], {
      kind: 'expression',
      expr: {
        kind: 'operation',
        operator: '==',
        operands: [
          { kind: 'template', of: 'arg', path: ['^result(count, all)'] },
          { kind: 'literal', value: 0 },
        ],
      },
    });
  });
  it('of branches see the value, and what else they ask for is an argument of the switch', () => {
    const kinds = step(buy, 'by_kind', 'switch');
    assert.deepEqual(kinds.branches[0]?.predicate, {
      kind: 'expression',
      expr: {
        kind: 'operation',
        operator: '==',
        operands: [
          { kind: 'template', of: 'arg', path: ['value'] },
          { kind: 'atom', name: 'gift' },
        ],
      },
    });
    assert.deepEqual(
      kinds.arguments.map(({ name }) => name),
      ['^result(count)'],
    );
    assert.equal(kinds.branches[1]?.return, 'pack');
    assert.deepEqual(
      kinds.otherwise?.steps.map(({ name }) => name),
      ['send'],
    );
  });
});

describe('steps that hold steps or run actions', () => {
  const buy = reactor(`
    input lines
    input me
    map each_line {
      source input(lines)
      batch_size 7
      create placed: Order, place {
        inputs [total: element(each_line, total)]
        actor input(me)
        upsert? true
        undo always
        undo_action destroy
      }
    }
    transaction all: [Order] {
      update shipped: Order, ship { initial result(each_line, 0)  wait_for each_line }
      return shipped
    }
    read_one one: Order, read { fail_on_not_found? true  authorize? false }
    load more: result(one), value([total])
    recurse again: Buy { argument lines: input(lines)  argument me: input(me)  max_iterations 3 }
    group both {
      before_all Shop.Before
      after_all ^result(left, weight)
      step left: Shop.Left
    }
    collect all_of_it { argument a: result(both) }
    flunk never { message "No."  where ^result(one) == nothing }`);

  it('map over a collection', () => {
    const lines = step(buy, 'each_line', 'map');
    assert.equal(lines.batchSize, 7);
    const placed = step(lines, 'placed', 'create');
    assert.deepEqual(placed.inputs[0]?.source, { from: 'element', map: 'each_line', path: ['total'] });
    assert.deepEqual(
      [placed.resource, placed.action, placed.undo, placed.undoAction],
      ['Order', 'place', 'always', 'destroy'],
    );
    assert.deepEqual(placed.actor, { from: 'input', name: 'me', path: [] });
    assert.deepEqual(placed.options, { upsert: true });
  });
  it('run in transactions, which end at some time', () => {
    const all = step(buy, 'all', 'transaction');
    assert.deepEqual([all.timeout, all.resources, all.return], [15000, ['Order'], 'shipped']);
    const shipped = step(all, 'shipped', 'update');
    assert.deepEqual(shipped.initial, { from: 'result', step: 'each_line', path: ['0'] });
    assert.equal(shipped.undo, 'never');
  });
  it('read and load', () => {
    const one = step(buy, 'one', 'read_one');
    assert.deepEqual([one.failOnNotFound, one.authorize], [true, false]);
    const more = step(buy, 'more', 'load');
    assert.deepEqual(more.load, { from: 'value', value: ['total'], path: [] });
    assert.equal(more.initial?.from, 'result');
  });
  it('repeat, group and fail', () => {
    assert.equal(step(buy, 'again', 'recurse').maxIterations, 3);
    assert.deepEqual(step(buy, 'both', 'group').afterAll, {
      kind: 'expression',
      expr: { kind: 'template', of: 'arg', path: ['left', 'weight'] },
    });
    assert.deepEqual(step(buy, 'both', 'group').arguments, []);
    assert.deepEqual(step(buy, 'never', 'flunk').message, { from: 'value', value: 'No.', path: [] });
    assert.equal(step(buy, 'all_of_it', 'collect').maxRetries, 0);
  });
});
