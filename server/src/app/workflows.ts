/** Use cases of workflows: runs as people see them, live, and what can be done with each. */
import { Cancelled, type Host } from '../base/host.ts';
import type { FactoryRuntime } from '../factory/create-factory-runtime.ts';
import type {
  ReactorEngine,
  ReactorEvent,
  RunHandle,
  RunOutcome,
  RunRecord,
  StepRecord,
  Values,
} from '../reactor/index.ts';
import type { WorkflowListener } from './engine.ts';
import type { Platform } from './platform.ts';
import type {
  WorkflowAction,
  WorkflowRunView,
  WorkflowState,
  WorkflowStepState,
  WorkflowStepView,
} from './workflow-views.ts';
import type { Workshop } from './workshop.ts';

/** How many runs are listed. */
const listed = 20;

type JobHost = Host & Partial<WorkflowListener>;

/** The newest runs, newest first. */
export async function listRuns(
  workshop: Workshop,
  platform: Platform,
  host: Host,
): Promise<readonly WorkflowRunView[]> {
  const factory = await workshop.kept(host);
  if (!factory) return [];
  const views: WorkflowRunView[] = [];
  for (const { id } of (await factory.reactors.runs()).slice(0, listed)) {
    const view = await viewOf(factory.reactors, platform, id);
    if (view) views.push(view);
  }
  return views;
}

/** @throws Error when there is no such run, or it does not allow that now */
export async function actOnRun(
  workshop: Workshop,
  platform: Platform,
  { id, action }: { readonly id: string; readonly action: WorkflowAction },
  host: JobHost,
): Promise<WorkflowRunView> {
  const factory = await workshop.kept(host);
  const view = factory && (await viewOf(factory.reactors, platform, id));
  if (!factory || !view) throw new Error('There is no such run any more.');
  if (!view.actions.includes(action))
    throw new Error(`A run that is ${view.state} allows: ${view.actions.join(', ') || 'nothing'}.`);
  const { reactors } = factory;
  let shown = id;
  if (action === 'undo') await reactors.undo(id);
  else if (action === 'cancel') await reactors.cancel(id);
  else if (action === 'resume')
    await follow(reactors, platform, host, { title: view.reactor, start: () => reactors.resume(id) });
  else {
    const known = await reactors.show(id);
    if (!known) throw new Error('There is no such run any more.');
    const { reactor, inputs, options } = known.run;
    const outcome = await follow(reactors, platform, host, {
      title: reactor,
      start: () => reactors.start(reactor, inputs, startOptions(options.context, options)),
    });
    shown = outcome.runId;
  }
  const after = await viewOf(reactors, platform, shown);
  if (!after) throw new Error('The run is not kept.');
  host.onWorkflow?.(after);
  return after;
}

/** Goes on with what processes left when they died. Failures are logged: nobody waits for it. */
export async function resumeInterrupted(
  { reactors }: FactoryRuntime,
  platform: Platform,
  log: Host['log'],
): Promise<void> {
  for (const { id, reactor, engine } of await reactors.interruptedRuns()) {
    if (isElsewhere(platform, engine)) continue;
    try {
      const { outcome } = await reactors.resume(id);
      const { state } = await outcome;
      log('info', `${reactor} was interrupted and has been resumed: ${state}.`);
    } catch (error) {
      log('warn', `${reactor} was interrupted: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

/** What every run is started with: that it can be taken back later. */
export function startOptions(
  context: Values = {},
  { fullyReversible = true }: { readonly fullyReversible?: boolean } = {},
): { readonly context: Values; readonly fullyReversible: boolean } {
  return { context, fullyReversible };
}

export interface Followed {
  /** What progress says before the first step. */
  readonly title: string;
  start(): Promise<RunHandle>;
  /** What is done when the person cancels; the run is cancelled when absent, which takes it back. */
  readonly cancel?: (handle: RunHandle) => void;
}

/**
 * Runs to the end while `host` sees it: each change of a step, progress in percent, and cancelling.
 * @throws Cancelled when the person cancelled
 */
export async function follow(
  reactors: ReactorEngine,
  platform: Platform,
  host: JobHost,
  { title, start, cancel = (handle) => handle.cancel() }: Followed,
): Promise<RunOutcome> {
  let handle: RunHandle | undefined;
  let asked = Promise.resolve();
  let percentage = 0;
  const tell = (runId: string): void => {
    if (!host.onWorkflow) return;
    asked = asked.then(async () => {
      const view = await viewOf(reactors, platform, runId).catch(() => undefined);
      if (view) host.onWorkflow?.(view);
    });
  };
  const unsubscribe = reactors.subscribe((event) => {
    if (!handle || event.runId !== handle.runId) return;
    const { type, completed = 0, total, step } = event;
    percentage = Math.max(percentage, total ? Math.floor((100 * completed) / total) : 0);
    if (type === 'step_start' || type === 'undo_start')
      host.progress({ message: stepTitle(type, step ?? title), percentage });
    tell(event.runId);
  });
  let stopWatching: (() => void) | undefined;
  try {
    await host.pause();
    const started = await start();
    handle = started;
    const { runId, outcome } = started;
    stopWatching = host.onCancelled?.(() => cancel(started));
    if (host.cancelled) cancel(started);
    const ended = await outcome;
    tell(runId);
    await asked;
    if (ended.state === 'cancelled') throw new Cancelled();
    return ended;
  } finally {
    stopWatching?.();
    unsubscribe();
  }
}

/** `parse_requirements` as people read it. */
function stepTitle(type: ReactorEvent['type'], step: string): string {
  const words = step.replaceAll('_', ' ');
  return type === 'undo_start' ? `Undoing: ${words}` : words.charAt(0).toUpperCase() + words.slice(1);
}

/** A run as it is now. */
export async function viewOf(
  reactors: ReactorEngine,
  platform: Platform,
  id: string,
): Promise<WorkflowRunView | undefined> {
  const found = await reactors.show(id);
  if (!found) return undefined;
  const { run, steps } = found;
  const state = stateOf(run, reactors.isLive(id), platform);
  const [error] = run.errors;
  const subject = [run.inputs['uri'], run.inputs['target_dsl'], run.inputs['requirements_uri']].find(
    (value) => typeof value === 'string',
  );
  return {
    id,
    reactor: run.reactor,
    ...(subject === undefined ? {} : { subject: String(subject) }),
    state,
    started: run.started,
    ...(state === 'executing' ? {} : { milliseconds: Math.max(0, run.updated - run.started) }),
    ...(error ? { message: error.message } : {}),
    actions: actionsOf(run, state, reactors.isLive(id)),
    steps: [...steps].sort((a, b) => a.started - b.started || a.sequence - b.sequence).map(stepView),
  };
}

function stateOf({ state, engine }: RunRecord, live: boolean, platform: Platform): WorkflowState {
  const isUnderWay = state === 'executing' || state === 'pending';
  return isUnderWay && !live && !isElsewhere(platform, engine) ? 'interrupted' : state;
}

/** Whether an engine of another process that lives has it in hand. */
function isElsewhere(platform: Platform, engine: string): boolean {
  return !engine.startsWith(platform.process) && platform.isAlive(engine);
}

function actionsOf(run: RunRecord, state: WorkflowState, live: boolean): readonly WorkflowAction[] {
  switch (state) {
    case 'pending':
    case 'executing':
      return live ? ['cancel'] : [];
    case 'halted':
    case 'interrupted':
      return ['resume', 'cancel'];
    case 'successful':
      return run.options.fullyReversible ? ['undo'] : [];
    default:
      return ['retry'];
  }
}

const stepStates: Readonly<Record<StepRecord['status'], WorkflowStepState>> = {
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

function stepView({ path, attempt, status, started, ended, error }: StepRecord): WorkflowStepView {
  return {
    // `lines[3]/reserve` is lines, its fourth element, and a step in that.
    path: path.split('/').flatMap((part) => part.replace(/\]$/, '').split('[')),
    state: stepStates[status],
    attempts: attempt + 1,
    ...(ended >= started ? { milliseconds: ended - started } : {}),
    ...(error ? { message: error.message } : {}),
  };
}
