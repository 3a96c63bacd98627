/** The *Runs* tree: run → steps, nested as they are in the reactor, with what is going on in each, its tries and times. */
import type {
  ElementsView,
  WorkflowRunView,
  WorkflowState,
  WorkflowStepState,
  WorkflowStepView,
} from '../../../server/src/lsp/protocol.ts';
import { escapeMarkdown, fileName, readable } from '../reports/markdown.ts';
import type { Translate } from '../translate.ts';
import type { Node } from './node.ts';
import { runStateName, stepStateName } from './state-names.ts';
import { agoText, durationText, type Moment } from './times.ts';

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

/** The icon says it, too: its colour is never the only sign. */
const colours: Readonly<Partial<Record<WorkflowState | WorkflowStepState, string>>> = {
  successful: 'testing.iconPassed',
  failed: 'testing.iconFailed',
};

/** The roots of the tree, in the order given: newest first. */
export function workflowNodes(runs: readonly WorkflowRunView[], moment: Moment, t: Translate): Node[] {
  return runs.map((run, index) => runNode(run, index === 0, moment, t));
}

/** `Generate a model · clinic.req`. */
export function runName({ title, subject }: Pick<WorkflowRunView, 'title' | 'subject'>): string {
  return subject === undefined ? title : `${title} · ${fileName(subject)}`;
}

function runNode(run: WorkflowRunView, newest: boolean, moment: Moment, t: Translate): Node {
  const label = runName(run);
  const state = runStateName(run.state, t);
  const duration = run.milliseconds === undefined ? undefined : durationText(run.milliseconds, t);
  const ago = agoText(run.started, moment, t);
  const done = t('{0} of {1} steps done', run.completed, run.total);
  const problem = problemText(run, t);
  const happens = isUnderWay(run) ? inWork(run, t) : undefined;
  const colour = colours[run.state];
  return {
    id: run.id,
    label,
    description: isUnderWay(run)
      ? [state, happens, `${run.completed}/${run.total}`].filter((part) => part !== undefined).join(' · ')
      : [state, failedStep(run), duration, ago].filter((part) => part !== undefined).join(' · '),
    icon: runIcons[run.state],
    ...(colour === undefined ? {} : { colour }),
    tooltip: [
      `**${escapeMarkdown(label)}** ${state}`,
      ...(run.description === undefined ? [] : [escapeMarkdown(run.description)]),
      ...(problem === undefined ? [] : [escapeMarkdown(problem)]),
      [
        `- ${done}`,
        ...(happens === undefined ? [] : [`- ${t('Now: {0}', escapeMarkdown(happens))}`]),
        ...(duration === undefined ? [] : [`- ${t('Time: {0}', duration)}`]),
        `- ${t('Begun {0}, {1}', ago, new Date(run.started).toLocaleString(moment.locale))}`,
        `- ${t('Reactor: {0}', `\`${run.reactor.replaceAll('`', '')}\``)}`,
      ].join('\n'),
    ].join('\n\n'),
    spoken: [t('Run of {0}, {1}', label, state), happens, problem, done, ago]
      .filter((part) => part !== undefined)
      .join(', '),
    context: ['workflow', ...run.actions].join('.'),
    expanded: newest,
    subject: { kind: 'workflow', id: run.id },
    ...(run.subject === undefined ? {} : { target: { uri: run.subject } }),
    children: () => stepNodes(run.id, run.steps, [], undefined, t),
  };
}

function isUnderWay({ state }: WorkflowRunView): boolean {
  return state === 'executing' || state === 'pending';
}

/** What is in work, the steps around it first: `Generate strategies › Build model`. */
function inWork({ steps }: WorkflowRunView, t: Translate): string | undefined {
  const running = steps.filter(({ state }) => state === 'executing');
  const [deepest] = running.toSorted((a, b) => b.path.length - a.path.length);
  if (!deepest) return undefined;
  const others = running.filter(
    ({ path }) => path !== deepest.path && !startsWith(deepest.path, path) && path.length > 0,
  );
  const titles = titlesOf(deepest.path, steps, t).join(' › ');
  return others.length === 0 ? titles : t('{0} and {1} more', titles, others.length);
}

function failedStep({ failedAt, steps }: WorkflowRunView): string | undefined {
  const step = steps.find(({ path }) => path.join('/') === failedAt?.join('/'));
  return failedAt && (step?.title ?? readable(failedAt.at(-1) ?? ''));
}

/** Why it failed or halted, with the step. */
function problemText(run: WorkflowRunView, t: Translate): string | undefined {
  const { failedAt, message, steps } = run;
  if (message === undefined || failedAt === undefined) return message;
  return `${titlesOf(failedAt, steps, t).join(' › ')}: ${message}`;
}

function titlesOf(path: readonly string[], steps: readonly WorkflowStepView[], t: Translate): string[] {
  return path.map((name, index) => {
    const own = path.slice(0, index + 1);
    if (isNumber(name)) return numbered(name, elementsAt(own.slice(0, -1), steps), t);
    return at(own, steps)?.title ?? readable(name);
  });
}

/** The steps right below a path. An element of a map is no step of its own: it is there for those that work on it. */
function stepNodes(
  run: string,
  steps: readonly WorkflowStepView[],
  above: readonly string[],
  elements: ElementsView | undefined,
  t: Translate,
): Node[] {
  const below = steps.filter(({ path }) => path.length > above.length && startsWith(path, above));
  const names = [...new Set(below.map(({ path }) => path[above.length] ?? ''))];
  const nodes = names.map((name) => {
    const path = [...above, name];
    const inner = below.filter((step) => step.path.length > path.length && startsWith(step.path, path));
    const own = at(path, below);
    return stepNode(run, own ?? { path, state: stateOfAll(inner), attempts: 1 }, inner, elements, t);
  });
  const counted = names.filter(isNumber).length;
  const left = counted === 0 ? 0 : (elements?.total ?? elements?.done ?? 0) - counted;
  return left > 0 ? [...nodes, moreNode(run, above, left, t)] : nodes;
}

/** Stands for elements and rounds that nobody would read through. */
function moreNode(run: string, above: readonly string[], count: number, t: Translate): Node {
  const label = t('{0} more', count);
  return { id: `${run}/${above.join('/')}/…`, label, icon: 'ellipsis', tooltip: label, spoken: label };
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
  elements: ElementsView | undefined,
  t: Translate,
): Node {
  const name = step.path.at(-1) ?? '';
  const label = isNumber(name) ? numbered(name, elements, t) : (step.title ?? readable(name));
  const state = stepStateName(step.state, t);
  const tries = step.attempts > 1 ? t('{0} tries', step.attempts) : undefined;
  const duration = step.milliseconds === undefined ? undefined : durationText(step.milliseconds, t);
  const count = step.elements && elementsText(step.elements, t);
  const shown = step.state === 'successful' ? undefined : state;
  const colour = colours[step.state];
  return {
    id: `${run}/${step.path.join('/')}`,
    label,
    description: [shown, count, duration, tries].filter((part) => part !== undefined).join(' · '),
    icon: stepIcons[step.state],
    ...(colour === undefined || step.state === 'successful' ? {} : { colour }),
    tooltip: [
      `**${escapeMarkdown(label)}** ${state}`,
      ...(step.description === undefined ? [] : [escapeMarkdown(step.description)]),
      ...(step.message === undefined ? [] : [escapeMarkdown(step.message)]),
      [
        ...(count === undefined ? [] : [`- ${count}`]),
        ...(duration === undefined ? [] : [`- ${t('Time: {0}', duration)}`]),
        ...(tries === undefined ? [] : [`- ${tries}`]),
        ...(isNumber(name) ? [] : [`- ${t('Step: {0}', `\`${name.replaceAll('`', '')}\``)}`]),
      ].join('\n'),
    ]
      .filter((part) => part !== '')
      .join('\n\n'),
    spoken: [t('Step {0}, {1}', label, state), count, step.message, tries]
      .filter((part) => part !== undefined)
      .join(', '),
    ...(inner.length > 0
      ? {
          children: () => stepNodes(run, inner, step.path, step.elements, t),
          expanded: step.state === 'executing' || step.state === 'failed',
        }
      : {}),
  };
}

/** How far a map or a step that repeats has come. */
export function elementsText({ of, done, total }: ElementsView, t: Translate): string {
  if (of === 'rounds') return done === 1 ? t('1 round') : t('{0} rounds', done);
  return total === undefined ? t('{0} elements done', done) : t('{0} of {1} elements', done, total);
}

function numbered(name: string, elements: ElementsView | undefined, t: Translate): string {
  const number = Number(name) + 1;
  return elements?.of === 'rounds' ? t('Round {0}', number) : t('Element {0}', number);
}

function elementsAt(path: readonly string[], steps: readonly WorkflowStepView[]): ElementsView | undefined {
  return at(path, steps)?.elements;
}

function at(path: readonly string[], steps: readonly WorkflowStepView[]): WorkflowStepView | undefined {
  return steps.find((step) => step.path.length === path.length && startsWith(step.path, path));
}

function isNumber(name: string): boolean {
  return /^\d+$/.test(name);
}

function startsWith(path: readonly string[], above: readonly string[]): boolean {
  return above.every((name, index) => path[index] === name);
}
