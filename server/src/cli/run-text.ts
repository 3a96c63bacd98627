/** Runs of workflows as the command line writes them for people. */
import type {
  WorkflowAction,
  WorkflowRunView,
  WorkflowState,
  WorkflowStepState,
  WorkflowStepView,
} from '../app/workflow-views.ts';
import { pathOf } from './documents.ts';
import { plural, shortPath } from './text.ts';

/** The same words as in the editor. */
export const runStates: Readonly<Record<WorkflowState, string>> = {
  pending: 'waiting',
  executing: 'running',
  halted: 'halted',
  interrupted: 'interrupted',
  successful: 'finished',
  failed: 'failed',
  cancelled: 'cancelled',
  undone: 'undone',
};

const stepStates: Readonly<Record<WorkflowStepState, string>> = {
  waiting: 'waiting',
  executing: 'running',
  successful: 'done',
  skipped: 'left out',
  failed: 'failed',
  undone: 'undone',
};

/** What can have been done with a run. */
export const participles: Readonly<Record<WorkflowAction, string>> = {
  resume: 'resumed',
  retry: 'retried',
  cancel: 'cancelled',
  undo: 'undone',
};

/** A table with a heading; nothing but its ids where there is nothing else to say. */
export function runTable(runs: readonly WorkflowRunView[]): string {
  const ids = shortIds(runs.map(({ id }) => id));
  const rows = runs.map((run, index) => [
    ids[index] ?? run.id,
    runStates[run.state],
    momentText(run.started),
    run.milliseconds === undefined ? '' : durationText(run.milliseconds),
    nameText(run),
  ]);
  return table([['ID', 'STATE', 'STARTED', 'TOOK', 'WHAT'], ...rows], new Set([3]));
}

/** A run with its steps, what went wrong, and what can be done. `folder` is where the command was told to look. */
export function runText(run: WorkflowRunView, folder: string): string {
  const took = run.milliseconds === undefined ? '' : `, took ${durationText(run.milliseconds)}`;
  const at = folder === '.' ? '' : ` --folder ${folder}`;
  const rows = stepRows(run.steps);
  return [
    nameText(run),
    `${runStates[run.state]}${took}, started ${momentText(run.started)}, ${run.completed} of ${plural(run.total, 'step')} done`,
    ...(run.message === undefined ? [] : [problemText(run)]),
    '',
    table(rows, new Set([2])),
    '',
    ...run.actions.map((action) => `To ${action} it: spark-factory runs ${action} ${run.id}${at}`),
  ]
    .join('\n')
    .trimEnd();
}

/** `At “Build model”: …`, or what stopped the run as a whole. */
function problemText({ failedAt, message = '', steps }: WorkflowRunView): string {
  if (failedAt === undefined) return message;
  return `at ${titlesOf(failedAt, steps).join(' › ')}: ${message}`;
}

/** The titles along a path, with numbers of elements counted from 1. */
function titlesOf(path: readonly string[], steps: readonly WorkflowStepView[]): readonly string[] {
  return path.map((name, index) => {
    const key = path.slice(0, index + 1).join('/');
    if (isNumber(name)) return `element ${Number(name) + 1}`;
    return steps.find((step) => step.path.join('/') === key)?.title ?? name;
  });
}

/** Each step below the one that holds it; elements of maps have a line of their own. */
function stepRows(steps: readonly WorkflowStepView[], above: readonly string[] = []): readonly string[][] {
  const below = steps.filter(
    ({ path }) => path.length > above.length && above.every((name, index) => path[index] === name),
  );
  return [...new Set(below.map(({ path }) => path[above.length] ?? ''))].flatMap((name) => {
    const path = [...above, name];
    const own = below.find((step) => step.path.length === path.length && step.path.at(-1) === name);
    const indent = '  '.repeat(path.length);
    const row = own
      ? [
          `${indent}${own.title ?? name}`,
          stateText(own),
          own.milliseconds === undefined ? '' : durationText(own.milliseconds),
          own.message ?? '',
        ]
      : [`${indent}${isNumber(name) ? `Element ${Number(name) + 1}` : name}`, '', '', ''];
    return [row, ...stepRows(below, path)];
  });
}

function stateText({ state, attempts, elements }: WorkflowStepView): string {
  const count =
    elements &&
    `${elements.done}${elements.total === undefined ? '' : ` of ${elements.total}`} ${elements.of}`;
  return [stepStates[state], count, attempts > 1 ? `${attempts} tries` : undefined]
    .filter((part) => part !== undefined)
    .join(', ');
}

/** `Generate a model · clinic.req`. */
export function nameText({ title, subject }: WorkflowRunView): string {
  if (subject === undefined) return title;
  return `${title} · ${subject.startsWith('file:') ? shortPath(pathOf(subject)) : subject}`;
}

function isNumber(name: string): boolean {
  return /^\d+$/.test(name);
}

/** `12 ms`, `3.4 s`, `2 min 5 s`, `3 h 20 min`. */
export function durationText(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
}

/** As clocks here show it: `2026-03-01 14:05`. */
function momentText(time: number): string {
  const date = new Date(time);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** The beginnings of ids that tell them apart, of one length. */
function shortIds(ids: readonly string[]): readonly string[] {
  for (let length = 8; length < 36; length++) {
    const short = ids.map((id) => id.slice(0, length));
    if (new Set(short).size === ids.length && !short.some((id) => id.endsWith('-'))) return short;
  }
  return ids;
}

/** Columns as wide as they need, numbers at the right. */
function table(rows: readonly (readonly string[])[], right: ReadonlySet<number>): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          right.has(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
