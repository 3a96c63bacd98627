/** What became of each step of a plan in a run: of all its elements and rounds together, in words. */
import type { PlanStepView, WorkflowRunView, WorkflowStepView } from '../../../server/src/lsp/protocol.ts';
import type { Translate } from '../translate.ts';
import { runStateName, stepStateName } from '../views/state-names.ts';
import { durationText } from '../views/times.ts';
import { elementsText } from '../views/workflow-nodes.ts';

/** How a step looks. The words say the same and more. */
export type PlanStepState = 'done' | 'running' | 'waiting' | 'failed' | 'undone' | 'skipped' | 'none';

export interface PlanState {
  readonly state: PlanStepState;
  readonly words: string;
}

const looks = {
  successful: 'done',
  executing: 'running',
  waiting: 'waiting',
  failed: 'failed',
  undone: 'undone',
  skipped: 'skipped',
} as const;

/** The states by the keys of the plan's steps. */
export function planStates(
  steps: readonly PlanStepView[],
  run: WorkflowRunView,
  t: Translate,
): Readonly<Record<string, PlanState>> {
  const found = Map.groupBy(run.steps, ({ path }) => path.filter((name) => !/^\d+$/.test(name)).join('/'));
  const goesOn = ['pending', 'executing', 'halted', 'interrupted'].includes(run.state);
  return Object.fromEntries(steps.map(({ key }) => [key, stateOf(found.get(key) ?? [], goesOn, t)] as const));
}

/** Worst first: what a person has to know of several of them. */
const order = ['failed', 'executing', 'undone', 'waiting', 'successful', 'skipped'] as const;

function stateOf(steps: readonly WorkflowStepView[], goesOn: boolean, t: Translate): PlanState {
  const state = order.find((each) => steps.some((step) => step.state === each));
  if (state === undefined)
    return goesOn ? { state: 'waiting', words: t('waiting') } : { state: 'none', words: t('not run') };
  const [only, ...others] = steps;
  const parts = [stepStateName(state, t)];
  if (only?.elements) parts.push(elementsText(only.elements, t));
  else if (others.length > 0) {
    const done = steps.filter((step) => step.state === 'successful').length;
    parts.push(t('done {0} times', done));
  }
  if (only?.milliseconds !== undefined && others.length === 0) parts.push(durationText(only.milliseconds, t));
  return { state: looks[state], words: parts.join(' · ') };
}

/** One line on the run as a whole. */
export function runStatus(run: WorkflowRunView, t: Translate): string {
  const state = runStateName(run.state, t);
  const done = t('{0} of {1} steps done', run.completed, run.total);
  return [state, done, run.message].filter((part) => part !== undefined).join(' · ');
}
