/** Which steps are in work right now: the journal knows of most steps only when they have ended. */
import type { ReactorEngine, ReactorEvent } from '../reactor/index.ts';

/** A step in work. */
export interface RunningStep {
  /** As records have it: `lines[3]/reserve`. */
  readonly path: string;
  /** Which try, from 0. */
  readonly attempt: number;
  /** Milliseconds since the epoch. */
  readonly started: number;
}

type Running = Map<string, Map<string, RunningStep>>;

const watched = new WeakMap<ReactorEngine, Running>();

/** The steps of a run that this engine has in work. From the first call on, the engine is listened to. */
export function runningSteps(engine: ReactorEngine, runId: string): readonly RunningStep[] {
  return [...(watch(engine).get(runId)?.values() ?? [])];
}

/** Begins to listen to an engine; once is enough. */
export function watch(engine: ReactorEngine): Running {
  const known = watched.get(engine);
  if (known) return known;
  const running: Running = new Map();
  engine.subscribe((event) => note(running, event));
  watched.set(engine, running);
  return running;
}

function note(running: Running, { type, runId, path, attempt = 0, time }: ReactorEvent): void {
  if (type === 'run_complete' || type === 'run_error' || type === 'run_halt') running.delete(runId);
  if (path === undefined) return;
  if (type === 'step_start') {
    const steps = running.get(runId) ?? new Map<string, RunningStep>();
    steps.set(path, { path, attempt, started: steps.get(path)?.started ?? time });
    running.set(runId, steps);
  } else if (
    type === 'step_complete' ||
    type === 'step_skip' ||
    type === 'step_error' ||
    type === 'step_halt'
  )
    running.get(runId)?.delete(path);
}
