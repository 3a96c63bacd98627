/** The Node host: the clock, a log, progress and cancellation for the engines. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Cancelled, type Host, type LogLevel, type Progress } from '../base/host.ts';

export interface NodeHostOptions {
  /** Where log lines go; standard error when absent, since standard output belongs to results and protocols. */
  readonly log?: (level: LogLevel, message: string) => void;
  /** Where steps of long jobs go; nowhere when absent. */
  readonly progress?: (step: Progress) => void;
  /** Cancels the job. */
  readonly signal?: AbortSignal;
}

/** How long a job may hold the thread before a pause lets others in, in milliseconds. */
const slice = 5;

/** A host for one job. */
export function nodeHost(options: NodeHostOptions = {}): Host {
  const { log = toStandardError, progress = () => {}, signal } = options;
  let sliceStart = performance.now();
  return {
    now: () => Date.now(),
    log,
    progress,
    get cancelled() {
      return signal?.aborted ?? false;
    },
    onCancelled: (listener) => {
      signal?.addEventListener('abort', listener);
      return () => signal?.removeEventListener('abort', listener);
    },
    pause: async () => {
      if (performance.now() - sliceStart > slice) {
        // A whole turn of the event loop: messages and timers are heard, not only promises.
        await nextTurn();
        sliceStart = performance.now();
      }
      if (signal?.aborted) throw new Cancelled();
    },
  };
}

function toStandardError(level: LogLevel, message: string): void {
  if (level !== 'debug') process.stderr.write(`${level}: ${message}\n`);
}
