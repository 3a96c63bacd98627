/** The steps of a run as people see them: names, what is in work, and what is shown of many elements. */
import assert from 'node:assert/strict';
import { stepViews } from '../../../server/src/app/run-steps.ts';
import { readDefinitions } from '../../../server/src/language/definition/index.ts';
import { createWorkspace, parseSpark } from '../../../server/src/language/spark/index.ts';
import type { StepRecord } from '../../../server/src/reactor/index.ts';

const text = `use reactor
reactor Inner {
  input line
  step weigh { description "Weigh it: on the good scales."  run ^arg(line)  argument line: input(line) }
}
reactor Outer {
  input lines
  map all_lines {
    source input(lines)
    compose one: Inner { argument line: element(all_lines) }
    return one
  }
  recurse again: Inner { argument line: result(all_lines)  max_iterations 3 }
  step last { run ^arg(x)  argument x: result(again) }
}
`;
const { reactors } = readDefinitions(createWorkspace([parseSpark(text, 'file:///a.spark')])).definitions;
const byName = new Map(reactors.map((reactor) => [reactor.name, reactor]));

function record(path: string, status: StepRecord['status'] = 'done', result: unknown = null): StepRecord {
  return {
    path,
    step: path,
    kind: 'step',
    attempt: 0,
    status,
    sequence: 0,
    inputHash: undefined,
    result,
    error: undefined,
    started: 0,
    ended: 5,
    emitted: undefined,
    detail: undefined,
    undo: undefined,
  };
}

const views = (records: readonly StepRecord[], running: readonly string[], goesOn = true) =>
  stepViews({
    reactor: byName.get('Outer'),
    reactors: byName,
    records,
    running: running.map((path) => ({ path, attempt: 0, started: 10 })),
    goesOn,
    inputs: { lines: Array.from({ length: 250 }, (_, index) => index) },
  });

describe('steps of a run', () => {
  it('are called by the headline of their description, in nested reactors, too', () => {
    const [step] = views([record('all_lines[3]/one/weigh')], [], false);
    assert.deepEqual(step?.path, ['all_lines', '3', 'one', 'weigh']);
    assert.equal(step?.title, 'Weigh it');
    assert.equal(step?.description, 'Weigh it: on the good scales.');
  });

  it('are in work before the journal knows of them, and wait before that', () => {
    const steps = views([], ['all_lines']);
    assert.deepEqual(
      steps.map(({ path, state }) => [path.join('/'), state]),
      [
        ['all_lines', 'executing'],
        ['again', 'waiting'],
        ['last', 'waiting'],
      ],
    );
    assert.deepEqual(
      views([], [], false).map(({ state }) => state),
      [],
    );
  });

  it('count elements of finished batches and of the one in work, and know how many there are', () => {
    const batch = record('all_lines#0', 'noted', new Array(100).fill(0));
    const [map, ...others] = views(
      [batch, record('all_lines[100]/one'), record('all_lines[7]/one')],
      ['all_lines', 'all_lines[101]/one'],
    ).toSorted((a, b) => a.path.length - b.path.length);
    assert.deepEqual(map?.elements, { of: 'elements', done: 101, total: 250 });
    assert.ok(!others.some(({ path }) => path.join('/').includes('#')));
    assert.deepEqual(views([record('all_lines', 'done', [1, 2])], [], false)[0]?.elements, {
      of: 'elements',
      done: 2,
      total: 2,
    });
  });

  it('count rounds, which are no steps of their own', () => {
    const steps = views(
      [record('again[0]', 'noted'), record('again[1]', 'noted')],
      ['again', 'again[2]/weigh'],
    );
    assert.deepEqual(steps.find(({ path }) => path.join() === 'again')?.elements, { of: 'rounds', done: 2 });
    assert.ok(!steps.some(({ path }) => path.join('/') === 'again/1'));
  });

  it('are few of however many elements: those that failed and those in work before others', () => {
    const done = Array.from({ length: 2000 }, (_, index) => record(`all_lines[${index}]/one`));
    const failed = record('all_lines[1999]/one/weigh', 'failed');
    const shown = views([...done, failed], ['all_lines[1500]/one/weigh'], false);
    const numbers = new Set(shown.map(({ path }) => Number(path[1])));
    assert.ok(numbers.size <= 12 && numbers.has(1999) && numbers.has(1500) && numbers.has(0));
  });

  it('have names in words when nobody knows their definition any more', () => {
    const [step] = stepViews({
      reactor: undefined,
      reactors: new Map(),
      records: [record('load_project')],
      running: [],
      goesOn: false,
      inputs: {},
    });
    assert.equal(step?.title, 'Load project');
  });
});
