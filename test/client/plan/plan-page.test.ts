/** The page of a plan: nothing of a document becomes markup, nothing but its own script runs, and it hears only what it knows. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPlanMessage, readPlanSubject } from '../../../client/src/plan/plan-message.ts';
import { planPage } from '../../../client/src/plan/plan-page.ts';
import { planStates, runStatus } from '../../../client/src/plan/plan-states.ts';
import { english } from '../../../client/src/translate.ts';
import type { WorkflowRunView } from '../../../server/src/lsp/protocol.ts';
import { root } from '../manifest.ts';

const evil = `"'><img src=x onerror=alert(1)><script>alert(2)</script>`;
const page = planPage({
  source: 'https://source.test',
  script: 'https://source.test/plan.js',
  nonce: 'n0nce',
  language: 'en',
  title: `Plan of ${evil}`,
  style: '.plan { color: red; }',
  drawing: '<svg class="plan"></svg>',
  remembered: { reactor: evil },
  words: { zoomIn: evil, zoomOut: '', fit: '', copy: '', save: '', canvas: evil },
});

describe('page of a plan', () => {
  it('allows its own script and style, by nonce, and nothing else', () => {
    const [, policy = ''] = /Content-Security-Policy" content="([^"]+)"/.exec(page) ?? [];
    assert.equal(
      policy.replaceAll('&#39;', "'"),
      "default-src 'none'; style-src 'nonce-n0nce'; script-src 'nonce-n0nce'; img-src https://source.test; base-uri 'none'; form-action 'none'",
    );
    assert.deepEqual(page.match(/<script[^>]*>/g), [
      '<script nonce="n0nce" src="https://source.test/plan.js">',
    ]);
    assert.deepEqual(page.match(/<style[^>]*>/g), ['<style nonce="n0nce">']);
    const markup = page.replaceAll(/"[^"]*"/g, '""');
    assert.doesNotMatch(markup, /<[^>]*\s(?:on\w+|style)=/, 'no handler and no style in an attribute');
  });

  it('takes no text for markup', () => assert.doesNotMatch(page, /<img/));

  it('has colours of the theme alone', () =>
    assert.doesNotMatch(page.replaceAll(/&#39;/g, ''), /#[0-9a-f]{3,8}\b/i));

  it('has a script that neither loads nor evaluates anything', () => {
    const script = readFileSync(join(root, 'client/media/plan.js'), 'utf8');
    assert.doesNotMatch(script, /\beval\b|innerHTML|fetch\(|XMLHttp|import\(|https?:\/\/(?!www\.w3\.org)/);
  });

  it('is heard only where it says what it may say', () => {
    assert.deepEqual(readPlanMessage({ type: 'open', key: 'a/b', more: 1 }), { type: 'open', key: 'a/b' });
    assert.deepEqual(readPlanMessage({ type: 'save' }), { type: 'save' });
    for (const other of [
      undefined,
      null,
      'save',
      { type: 'open' },
      { type: 'run', command: 'rm' },
      { type: 'toString' },
    ])
      assert.equal(readPlanMessage(other), undefined);
  });

  it('comes back after a restart when it says what it was about', () => {
    assert.deepEqual(readPlanSubject({ reactor: 'Sum', uri: 'file:///a', zoom: 2 }), {
      reactor: 'Sum',
      uri: 'file:///a',
    });
    for (const other of [undefined, null, 7, {}, { reactor: 7 }])
      assert.equal(readPlanSubject(other), undefined);
  });
});

describe('states of a plan', () => {
  const run: WorkflowRunView = {
    id: 'r',
    reactor: 'R',
    title: 'R',
    state: 'executing',
    started: 0,
    completed: 1,
    total: 4,
    actions: [],
    steps: [
      { path: ['read'], title: 'Read', state: 'successful', attempts: 1, milliseconds: 12 },
      {
        path: ['each'],
        title: 'Each',
        state: 'executing',
        attempts: 1,
        elements: { of: 'elements', done: 2, total: 5 },
      },
      { path: ['each', '0', 'build'], title: 'Build', state: 'successful', attempts: 1, milliseconds: 4 },
      { path: ['each', '1', 'build'], title: 'Build', state: 'successful', attempts: 1, milliseconds: 4 },
      { path: ['each', '2', 'build'], title: 'Build', state: 'executing', attempts: 1 },
    ],
  };
  const steps = ['read', 'each', 'each/build', 'last'].map((key) => ({ key, title: key }));

  it('say in words what became of each step, of all its elements together', () => {
    assert.deepEqual(planStates(steps, run, english), {
      read: { state: 'done', words: 'done · 12 ms' },
      each: { state: 'running', words: 'running · 2 of 5 elements' },
      'each/build': { state: 'running', words: 'running · done 2 times' },
      last: { state: 'waiting', words: 'waiting' },
    });
    assert.equal(runStatus(run, english), 'running · 1 of 4 steps done');
  });

  it('say of a run that is over which steps it never came to', () =>
    assert.deepEqual(planStates(steps, { ...run, state: 'failed', steps: [] }, english)['last'], {
      state: 'none',
      words: 'not run',
    }));
});
