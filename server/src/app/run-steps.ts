/** The steps of a run as people see them: named, with what is in work, and of many elements those that are worth seeing. */
import { titleOf } from '../emit/plan/words.ts';
import type { ReactorDefinition, StepDefinition } from '../model/definition/reactor.ts';
import type { StepRecord } from '../reactor/index.ts';
import type { RunningStep } from './running-steps.ts';
import type { ElementsView, WorkflowStepState, WorkflowStepView } from './workflow-views.ts';

/** Elements and rounds of one step that are shown with their own steps; the others are counted. */
const shown = 12;

const states: Readonly<Record<StepRecord['status'], WorkflowStepState>> = {
  started: 'executing',
  retrying: 'executing',
  noted: 'executing',
  done: 'successful',
  replaced: 'successful',
  skipped: 'skipped',
  failed: 'failed',
  undone: 'undone',
  undo_failed: 'failed',
};

/** What a run is read from. */
export interface RunSteps {
  readonly reactor: ReactorDefinition | undefined;
  readonly reactors: ReadonlyMap<string, ReactorDefinition>;
  readonly records: readonly StepRecord[];
  readonly running: readonly RunningStep[];
  /** Whether steps that have not begun yet may still do so. */
  readonly goesOn: boolean;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** In the order of their beginning; those that wait come last, in the order of the document. */
export function stepViews(run: RunSteps): readonly WorkflowStepView[] {
  const own = run.records.filter(({ path }) => !isCount(path));
  const known = new Set(own.map(({ path }) => path));
  const views = [
    ...own.map((record) => ({
      started: record.started,
      sequence: record.sequence,
      view: recorded(record, run),
    })),
    ...run.running
      .filter(({ path }) => !known.has(path))
      .map((step) => ({ started: step.started, sequence: 0, view: inWork(step, run) })),
  ];
  const begun = worthSeeing(
    views.sort((a, b) => a.started - b.started || a.sequence - b.sequence).map(({ view }) => view),
  );
  const names = new Set(begun.map(({ path }) => path[0]));
  const waiting = run.goesOn ? (run.reactor?.steps ?? []).filter(({ name }) => !names.has(name)) : [];
  return [
    ...begun,
    ...waiting.map((step) => ({
      path: [step.name],
      ...namesOf(step),
      state: 'waiting' as const,
      attempts: 0,
    })),
  ];
}

/** The names in a path of a record: `lines[3]/reserve` is lines, its fourth element, and a step in that. */
export function pathOf(path: string): readonly string[] {
  return path.split('/').flatMap((part) => part.replace(/#\d+$/, '').replace(/\]$/, '').split('['));
}

/** The definition of a step by its path in a run, in the reactors that run inside of each other. */
export function stepAt(
  path: readonly string[],
  reactor: ReactorDefinition | undefined,
  reactors: ReadonlyMap<string, ReactorDefinition>,
): StepDefinition | undefined {
  let steps = reactor?.steps ?? [];
  let found: StepDefinition | undefined;
  for (const name of path) {
    if (isNumber(name)) continue;
    found = steps.find((step) => step.name === name);
    if (!found) return undefined;
    steps = insideOf(found, reactors);
  }
  return found;
}

function insideOf(
  step: StepDefinition,
  reactors: ReadonlyMap<string, ReactorDefinition>,
): readonly StepDefinition[] {
  if (step.kind === 'compose' || step.kind === 'recurse') return reactors.get(step.reactor)?.steps ?? [];
  if (step.kind === 'switch')
    return [...step.branches.flatMap(({ steps }) => steps), ...(step.otherwise?.steps ?? [])];
  return 'steps' in step ? step.steps : [];
}

/** Records of finished batches (`lines#2`) and rounds (`rounds[2]`) only count. */
function isCount(path: string): boolean {
  return /[\]]$|#\d+$/.test(path);
}

export function isNumber(name: string): boolean {
  return /^\d+$/.test(name);
}

function recorded(record: StepRecord, run: RunSteps): WorkflowStepView {
  const { path, attempt, status, started, ended, error } = record;
  const names = pathOf(path);
  const step = stepAt(names, run.reactor, run.reactors);
  const elements = step && elementsOf(step, record, run);
  return {
    path: names,
    ...namesOf(step ?? { name: names.at(-1) ?? '' }),
    state: states[status],
    attempts: attempt + 1,
    ...(ended >= started && states[status] !== 'executing' ? { milliseconds: ended - started } : {}),
    ...(error ? { message: error.message } : {}),
    ...(elements ? { elements } : {}),
  };
}

function inWork({ path, attempt }: RunningStep, run: RunSteps): WorkflowStepView {
  const names = pathOf(path);
  const step = stepAt(names, run.reactor, run.reactors);
  const elements = step && elementsOf(step, { path }, run);
  return {
    path: names,
    ...namesOf(step ?? { name: names.at(-1) ?? '' }),
    state: 'executing',
    attempts: attempt + 1,
    ...(elements ? { elements } : {}),
  };
}

function namesOf(step: { readonly name: string; readonly description?: string }) {
  return {
    title: titleOf(step),
    ...(step.description === undefined ? {} : { description: step.description }),
  };
}

/** How far a map or a step that repeats has come. */
function elementsOf(
  step: StepDefinition,
  { path, result }: { readonly path: string; readonly result?: unknown },
  run: RunSteps,
): ElementsView | undefined {
  if (step.kind === 'recurse') {
    const rounds = new RegExp(`^${escaped(path)}\\[\\d+\\]$`);
    const done = run.records.filter((record) => rounds.test(record.path)).length;
    return done > 0 ? { of: 'rounds', done } : undefined;
  }
  if (step.kind !== 'map') return undefined;
  if (Array.isArray(result)) return { of: 'elements', done: result.length, total: result.length };
  const batches = new RegExp(`^${escaped(path)}#\\d+$`);
  const finished = run.records
    .filter((record) => batches.test(record.path))
    .reduce((sum, record) => sum + (Array.isArray(record.result) ? record.result.length : 0), 0);
  const total = sizeOf(step, path, run);
  const done = finished + doneInBatch(step.steps, path, finished, run.records);
  return { of: 'elements', done, ...(total === undefined ? {} : { total }) };
}

/** Elements of the batch in work all of whose steps have ended. */
function doneInBatch(
  steps: readonly StepDefinition[],
  path: string,
  from: number,
  records: readonly StepRecord[],
): number {
  const own = new RegExp(`^${escaped(path)}\\[(\\d+)\\]/[^/[\\]#]+$`);
  const ended = new Map<number, number>();
  for (const record of records) {
    const number = Number(own.exec(record.path)?.[1] ?? -1);
    const state = states[record.status];
    if (number >= from && (state === 'successful' || state === 'skipped'))
      ended.set(number, (ended.get(number) ?? 0) + 1);
  }
  return [...ended.values()].filter((count) => count >= steps.length).length;
}

/** How many elements there are, where the collection is a list that a step gave or that the run was started with. */
function sizeOf(
  step: Extract<StepDefinition, { kind: 'map' }>,
  path: string,
  run: RunSteps,
): number | undefined {
  const { source } = step;
  const above = path.includes('/') ? path.slice(0, path.lastIndexOf('/') + 1) : '';
  let value: unknown;
  if (source.from === 'value') value = source.value;
  else if (source.from === 'result')
    value = run.records.find((record) => record.path === `${above}${source.step}`)?.result;
  else if (source.from === 'input' && above === '') value = run.inputs[source.name];
  for (const key of source.path)
    value = value && typeof value === 'object' ? (value as Record<string, unknown>)[key] : undefined;
  return Array.isArray(value) ? value.length : undefined;
}

/** Of the elements and rounds of each step those that failed, those in work, and the first others. */
function worthSeeing(views: readonly WorkflowStepView[]): readonly WorkflowStepView[] {
  const ranks = new Map<string, Map<number, number>>();
  for (const { path, state } of views)
    for (const [base, number] of numbersIn(path)) {
      const rank = state === 'failed' ? 0 : state === 'executing' ? 1 : 2;
      const numbers = ranks.get(base) ?? new Map<number, number>();
      numbers.set(number, Math.min(rank, numbers.get(number) ?? rank));
      ranks.set(base, numbers);
    }
  const chosen = new Map(
    [...ranks].map(([base, numbers]) => {
      const sorted = [...numbers].sort(([a, rankOfA], [b, rankOfB]) => rankOfA - rankOfB || a - b);
      return [base, new Set(sorted.slice(0, shown).map(([number]) => number))] as const;
    }),
  );
  return views.filter(({ path }) => numbersIn(path).every(([base, number]) => chosen.get(base)?.has(number)));
}

/** The numbers in a path, each with what stands before it. */
function numbersIn(path: readonly string[]): readonly (readonly [base: string, number: number])[] {
  return path.flatMap((name, index) =>
    isNumber(name) ? [[path.slice(0, index).join('/'), Number(name)] as const] : [],
  );
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
