import assert from 'node:assert/strict';
import { english } from '../../../client/src/translate.ts';
import { mergeRun } from '../../../client/src/views/run-history.ts';
import { runNodes } from '../../../client/src/views/run-nodes.ts';
import { generation, run } from './example.ts';
import { outline } from './outline.ts';

describe('evolution tree', () => {
  it('shows runs, generations from the newest, individuals from the best', () =>
    assert.equal(
      outline(runNodes([run('r1', [generation(0, 64), generation(1, 66.25)])], english)),
      `
sync~spin shop.spark | 64.0 → 66.3 · generation 1 of 20
  git-commit Generation 1 | 66.3 · mean 61.3
    git-branch 66.3 | Split resource
    circle-filled 56.3 | Seed
  git-commit Generation 0 | 64.0 · mean 59.0
    git-branch 64.0 | Split resource
    circle-filled 54.0 | Seed
`,
    ));

  it('can stop a run only while it goes on', () => {
    const going = run('r1', []);
    const contexts = runNodes([going, { ...going, id: 'r0', state: 'finished' }], english);
    assert.deepEqual(
      contexts.map(({ context }) => context),
      ['run.running', 'run'],
    );
  });
});

describe('run history', () => {
  const first = run('r1', [generation(0, 64)]);

  it('puts a new run first', () =>
    assert.deepEqual(
      mergeRun([first], run('r2', [])).map(({ id }) => id),
      ['r2', 'r1'],
    ));

  it('adds the newest generation to what it knows', () => {
    const [merged] = mergeRun([first], run('r1', [generation(1, 70)]));
    assert.deepEqual(
      merged?.generations.map(({ number }) => number),
      [0, 1],
    );
    assert.equal(merged?.best, 70);
  });

  it('takes a generation that comes twice once, in whatever order', () => {
    const late = mergeRun([run('r1', [generation(2, 71)])], run('r1', [generation(1, 70)]));
    const [merged] = mergeRun(late, run('r1', [generation(2, 72)]));
    assert.deepEqual(
      merged?.generations.map(({ number, best }) => [number, best]),
      [
        [1, 70],
        [2, 72],
      ],
    );
  });
});
