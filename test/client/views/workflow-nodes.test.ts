/** The *Runs* tree: what it shows of a run, and what can be done with it. */
import assert from 'node:assert/strict';
import { english } from '../../../client/src/translate.ts';
import { workflowNodes } from '../../../client/src/views/workflow-nodes.ts';
import type { WorkflowRunView } from '../../../server/src/lsp/protocol.ts';
import { outline } from './outline.ts';

const run: WorkflowRunView = {
  id: 'w1',
  reactor: 'DslGeneration',
  subject: 'file:///work/shop.req',
  state: 'failed',
  started: 0,
  milliseconds: 1250,
  message: 'The disk is full.',
  actions: ['retry', 'undo'],
  steps: [
    { path: ['read'], state: 'successful', attempts: 1, milliseconds: 12 },
    { path: ['strategies'], state: 'failed', attempts: 1 },
    { path: ['strategies', '0', 'score'], state: 'successful', attempts: 3, milliseconds: 3 },
    { path: ['strategies', '1', 'build_model'], state: 'failed', attempts: 1, message: 'No model.' },
    { path: ['keep'], state: 'waiting', attempts: 0 },
  ],
};

describe('runs tree', () => {
  it('nests steps as the reactor does, with what is worth knowing of each', () =>
    assert.equal(
      outline(workflowNodes([run], english)),
      `
error DslGeneration · shop.req | failed · 1.3 s
  check Read | 12 ms
  error Strategies | failed
    check Element 1 | 
      check Score | 3 ms · 3 tries
    error Element 2 | failed
      error Build model | failed
  circle-outline Keep | waiting
`,
    ));

  it('says what can be done with a run, and why it ended as it did', () => {
    const [node] = workflowNodes([run], english);
    assert.equal(node?.context, 'workflow.retry.undo');
    assert.match(node?.tooltip ?? '', /The disk is full/);
    assert.equal(node?.spoken, 'Run of DslGeneration · shop.req, failed, 2 of 5 steps done');
  });
});
