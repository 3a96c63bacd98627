/** The *Runs* tree: run → steps, nested as they are in the reactor, with their state, tries and times. */
import type {
  WorkflowRunView,
  WorkflowState,
  WorkflowStepState,
  WorkflowStepView,
} from '../../../server/src/lsp/protocol.ts';
import { escapeMarkdown, fileName, readable } from '../reports/markdown.ts';
import type { Translate } from '../translate.ts';
import type { Node } from './node.ts';

const runIcons: Readonly<Record<WorkflowState, string>> = {
  pending: 'circle-outline',
  executing: 'sync~spin',
  halted: 'debug-pause',
  interrupted: 'debug-disconnect',
  successful: 'pass',
  failed: 'error',
  cancelled: 'circle-slash',
  undone: 'discard',
};

const stepIcons: Readonly<Record<WorkflowStepState, string>> = {
  waiting: 'circle-outline',
  executing: 'sync~spin',
  successful: 'check',
  skipped: 'debug-step-over',
  failed: 'error',
  undone: 'discard',
};

/** The roots of the tree, in the order given: newest first. */
export function workflowNodes(runs: readonly WorkflowRunView[], t: Translate): Node[] {
  return runs.map((run, index) => runNode(run, index === 0, t));
}

function runNode(run: WorkflowRunView, newest: boolean, t: Translate): Node {
  const state = runStateName(run.state, t);
  const subject = run.subject === undefined ? undefined : fileName(run.subject);
  const duration = run.milliseconds === undefined ? undefined : durationText(run.milliseconds, t);
  const label = subject === undefined ? run.reactor : `${run.reactor} · ${subject}`;
  return {
    id: run.id,
    label,
    description: [state, duration].filter((part) => part !== undefined).join(' · '),
    icon: runIcons[run.state],
    tooltip: [
      `**${escapeMarkdown(label)}** ${state}`,
      ...(run.message === undefined ? [] : [escapeMarkdown(run.message)]),
      `- ${t('{0} of {1} steps done', doneCount(run.steps), run.steps.length)}`,
      ...(duration === undefined ? [] : [`- ${t('Time: {0}', duration)}`]),
    ].join('\n\n'),
    spoken: t('Run of {0}, {1}, {2} of {3} steps done', label, state, doneCount(run.steps), run.steps.length),
    context: ['workflow', ...run.actions].join('.'),
    expanded: newest,
    subject: { kind: 'workflow', id: run.id },
    ...(run.subject === undefined ? {} : { target: { uri: run.subject } }),
    children: () => stepNodes(run.id, run.steps, [], t),
  };
}

/** The steps right below a path. An element of a map is no step of its own: it is there for those that work on it. */
function stepNodes(
  run: string,
  steps: readonly WorkflowStepView[],
  above: readonly string[],
  t: Translate,
): Node[] {
  const below = steps.filter(({ path }) => path.length > above.length && startsWith(path, above));
  const names = [...new Set(below.map(({ path }) => path[above.length] ?? ''))];
  return names.map((name) => {
    const path = [...above, name];
    const inner = below.filter((step) => step.path.length > path.length && startsWith(step.path, path));
    const own = below.find((step) => step.path.length === path.length && startsWith(step.path, path));
    return stepNode(run, own ?? { path, state: stateOfAll(inner), attempts: 1 }, inner, t);
  });
}

/** What is worth knowing first of several steps. */
function stateOfAll(steps: readonly WorkflowStepView[]): WorkflowStepState {
  const states = steps.map(({ state }) => state);
  const order: readonly WorkflowStepState[] = ['failed', 'executing', 'waiting', 'undone', 'successful'];
  return order.find((state) => states.includes(state)) ?? 'skipped';
}

function stepNode(
  run: string,
  step: WorkflowStepView,
  inner: readonly WorkflowStepView[],
  t: Translate,
): Node {
  const name = step.path.at(-1) ?? '';
  const state = stepStateName(step.state, t);
  const tries = step.attempts > 1 ? t('{0} tries', step.attempts) : undefined;
  const duration = step.milliseconds === undefined ? undefined : durationText(step.milliseconds, t);
  const shown = step.state === 'successful' ? undefined : state;
  const parts = [shown, duration, tries].filter((part) => part !== undefined);
  return {
    id: `${run}/${step.path.join('/')}`,
    label: /^\d+$/.test(name) ? t('Element {0}', Number(name) + 1) : readable(name),
    description: parts.join(' · '),
    icon: stepIcons[step.state],
    tooltip: [
      `**${escapeMarkdown(name)}** ${state}`,
      ...(step.message === undefined ? [] : [escapeMarkdown(step.message)]),
      ...(tries === undefined ? [] : [`- ${tries}`]),
    ].join('\n\n'),
    spoken: t('Step {0}, {1}', readable(name), state),
    ...(inner.length > 0 ? { children: () => stepNodes(run, inner, step.path, t) } : {}),
  };
}

function startsWith(path: readonly string[], above: readonly string[]): boolean {
  return above.every((name, index) => path[index] === name);
}

function doneCount(steps: readonly WorkflowStepView[]): number {
  return steps.filter(({ state }) => state === 'successful' || state === 'skipped').length;
}

function durationText(milliseconds: number, t: Translate): string {
  if (milliseconds < 1000) return t('{0} ms', Math.round(milliseconds));
  return t('{0} s', (milliseconds / 1000).toFixed(1));
}

/** A state in the language of the editor. */
export function runStateName(state: WorkflowState, t: Translate): string {
  switch (state) {
    case 'pending':
      return t('waiting');
    case 'executing':
      return t('running');
    case 'halted':
      return t('halted');
    case 'interrupted':
      return t('interrupted');
    case 'successful':
      return t('finished');
    case 'failed':
      return t('failed');
    case 'cancelled':
      return t('cancelled');
    case 'undone':
      return t('undone');
  }
}

function stepStateName(state: WorkflowStepState, t: Translate): string {
  switch (state) {
    case 'waiting':
      return t('waiting');
    case 'executing':
      return t('running');
    case 'successful':
      return t('done');
    case 'skipped':
      return t('left out');
    case 'failed':
      return t('failed');
    case 'undone':
      return t('undone');
  }
}
