/** Use cases of workflows: runs as people see them, live, and what can be done with each. */
import { Cancelled, type Host } from '../base/host.ts';
import { titleOf } from '../emit/plan/words.ts';
import type { FactoryRuntime } from '../factory/create-factory-runtime.ts';
import type { ReactorEngine, RunHandle, RunOutcome, Values } from '../reactor/index.ts';
import type { WorkflowListener } from './engine.ts';
import type { Platform } from './platform.ts';
import { Refused } from './refused.ts';
import { pathOf, stepAt } from './run-steps.ts';
import { isElsewhere, viewOf } from './run-view.ts';
import { watch } from './running-steps.ts';
import type { WorkflowAction, WorkflowRunView } from './workflow-views.ts';
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

/** @throws Refused when there is no such run, or it does not allow that now */
export async function actOnRun(
  workshop: Workshop,
  platform: Platform,
  { id, action }: { readonly id: string; readonly action: WorkflowAction },
  host: JobHost,
): Promise<WorkflowRunView> {
  const factory = await workshop.kept(host);
  const view = factory && (await viewOf(factory.reactors, platform, id));
  if (!factory || !view) throw new Refused('There is no such run any more.');
  if (!view.actions.includes(action))
    throw new Refused(`A run that is ${view.state} allows: ${view.actions.join(', ') || 'nothing'}.`);
  const { reactors } = factory;
  let shown = id;
  if (action === 'undo') await reactors.undo(id);
  else if (action === 'cancel') await reactors.cancel(id);
  else if (action === 'resume')
    await follow(reactors, platform, host, { title: view.title, start: () => reactors.resume(id) });
  else {
    const known = await reactors.show(id);
    if (!known) throw new Refused('There is no such run any more.');
    const { reactor, inputs, options } = known.run;
    const outcome = await follow(reactors, platform, host, {
      title: view.title,
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
  /** URI of the document that has the reactor, when that is none of the factory's own. */
  readonly document?: string;
}

/**
 * Runs to the end while `host` sees it: each change of a step, progress in percent, and cancelling.
 * @throws Cancelled when the person cancelled
 */
export async function follow(
  reactors: ReactorEngine,
  platform: Platform,
  host: JobHost,
  { title, start, cancel = (handle) => handle.cancel(), document }: Followed,
): Promise<RunOutcome> {
  let handle: RunHandle | undefined;
  let asked = Promise.resolve();
  let isAsked = false;
  let percentage = 0;
  watch(reactors);
  // Steps may be thousands a second, and people see some ten pictures in that time: what comes meanwhile is in the next one.
  const tell = (runId: string): void => {
    if (!host.onWorkflow || isAsked) return;
    isAsked = true;
    asked = asked.then(async () => {
      await platform.sleep(betweenViews, new AbortController().signal);
      isAsked = false;
      const view = await viewOf(reactors, platform, runId, document).catch(() => undefined);
      if (view) host.onWorkflow?.(view);
    });
  };
  const unsubscribe = reactors.subscribe((event) => {
    if (!handle || event.runId !== handle.runId) return;
    const { type, completed = 0, total, path } = event;
    percentage = Math.max(percentage, total ? Math.floor((100 * completed) / total) : 0);
    if (type === 'step_start' || type === 'undo_start') {
      const words = path === undefined ? title : titleAt(reactors, event.reactor, path);
      host.progress({ message: type === 'undo_start' ? `Undoing: ${words}` : words, percentage });
    }
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

/** Milliseconds. */
const betweenViews = 80;

/** What people call the step at the path of a record: `parse_requirements/parse` is `Reads the text`. */
function titleAt({ reactors }: ReactorEngine, reactor: string, path: string): string {
  const names = pathOf(path);
  return titleOf(stepAt(names, reactors.get(reactor), reactors) ?? { name: names.at(-1) ?? path });
}
