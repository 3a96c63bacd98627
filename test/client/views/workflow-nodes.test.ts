/** The *Runs* tree: what it shows of a run, and what can be done with it. */
import assert from 'node:assert/strict';
import { english } from '../../../client/src/translate.ts';
import { withKept, withRun } from '../../../client/src/views/runs.ts';
import { agoText, durationText } from '../../../client/src/views/times.ts';
import { workflowNodes } from '../../../client/src/views/workflow-nodes.ts';
import type { WorkflowRunView } from '../../../server/src/lsp/protocol.ts';
import { outline } from './outline.ts';

const moment = { now: 200_000, locale: 'en' };

const failed: WorkflowRunView = {
  id: 'w1',
  reactor: 'DslGeneration',
  title: 'Generate a model',
  description: 'Generate a model: from requirements to the best of several.',
  subject: 'file:///work/shop.req',
  state: 'failed',
  started: 0,
  milliseconds: 1250,
  message: 'The disk is full.',
  failedAt: ['strategies', '1', 'build_model'],
  completed: 1,
  total: 3,
  actions: ['retry', 'undo'],
  steps: [
    { path: ['read'], title: 'Read the requirements', state: 'successful', attempts: 1, milliseconds: 12 },
    {
      path: ['strategies'],
      title: 'Let strategies compete',
      state: 'failed',
      attempts: 1,
      elements: { of: 'elements', done: 1, total: 40 },
    },
    { path: ['strategies', '0', 'score'], title: 'Score', state: 'successful', attempts: 3, milliseconds: 3 },
    {
      path: ['strategies', '1', 'build_model'],
      title: 'Build the model',
      description: 'Build the model: with all that is known.',
      state: 'failed',
      attempts: 1,
      message: 'No model.',
    },
    { path: ['keep'], title: 'Keep', state: 'waiting', attempts: 0 },
  ],
};

const { message: _, failedAt: __, milliseconds: ___, subject: ____, ...rest } = failed;
const running: WorkflowRunView = {
  ...rest,
  id: 'w2',
  state: 'executing',
  actions: ['cancel'],
  steps: [
    {
      path: ['rounds'],
      title: 'Evolve',
      state: 'executing',
      attempts: 1,
      elements: { of: 'rounds', done: 7 },
    },
    { path: ['rounds', '7', 'advance'], title: 'Next generation', state: 'executing', attempts: 1 },
  ],
};

describe('runs tree', () => {
  it('nests steps as the reactor does, with what is worth knowing of each', () =>
    assert.equal(
      outline(workflowNodes([failed], moment, english)),
      `
error Generate a model · shop.req | failed · Build the model · 1.3 s · 3 min. ago
  check Read the requirements | 12 ms
  error Let strategies compete | failed · 1 of 40 elements
    check Element 1 | 
      check Score | 3 ms · 3 tries
    error Element 2 | failed
      error Build the model | failed
    ellipsis 38 more
  circle-outline Keep | waiting
`,
    ));

  it('says what is in work, how far it is, and which round', () =>
    assert.equal(
      outline(workflowNodes([running], moment, english)),
      `
sync~spin Generate a model | running · Evolve › Round 8 › Next generation · 1/3
  sync~spin Evolve | running · 7 rounds
    sync~spin Round 8 | running
      sync~spin Next generation | running
    ellipsis 6 more
`,
    ));

  it('says what can be done with a run, and at which step it failed and why', () => {
    const [node] = workflowNodes([failed], moment, english);
    assert.equal(node?.context, 'workflow.retry.undo');
    assert.match(
      node?.tooltip ?? '',
      /Let strategies compete › Element 2 › Build the model: The disk is full/,
    );
    assert.match(node?.tooltip ?? '', /- Reactor: `DslGeneration`$/);
    assert.equal(
      node?.spoken,
      'Run of Generate a model · shop.req, failed, Let strategies compete › Element 2 › Build the model: The disk is full., 1 of 3 steps done, 3 min. ago',
    );
    const step = node?.children?.()[1]?.children?.()[1]?.children?.()[0];
    assert.match(step?.tooltip ?? '', /with all that is known[\s\S]*No model[\s\S]*- Step: `build_model`/);
  });

  it('keeps what was tried in this window when the store is asked again', () => {
    const tried = { ...failed, id: 'mine', document: 'file:///a.spark', started: 5 };
    const kept = { ...failed, id: 'kept', started: 9 };
    assert.deepEqual(
      withKept(withRun([], tried), [kept]).map(({ id }) => id),
      ['kept', 'mine'],
    );
    assert.deepEqual(withKept([failed], [kept]), [kept]);
  });
});

describe('times', () => {
  it('are said in the units that people use', () => {
    assert.deepEqual(
      [3.4, 59_949, 125_000, 12_000_000].map((each) => durationText(each, english)),
      ['3 ms', '59.9 s', '2 min 5 s', '3 h 20 min'],
    );
    const now = Date.UTC(2030, 0, 2);
    const ago = (seconds: number, locale: string) => agoText(now - seconds * 1000, { now, locale }, english);
    assert.equal(ago(20, 'en'), 'just now');
    assert.equal(ago(86_400, 'en'), 'yesterday');
    assert.equal(ago(7200, 'de'), 'vor 2 Std.');
    assert.equal(agoText(now + 9000, { now, locale: 'en' }, english), 'just now', 'clocks may differ');
  });
});
