/** Tries that may not take longer than so many milliseconds. */
import type { Leaf } from '../plan/planned.ts';
import type { Task } from './task.ts';
import type { Given } from './verdict.ts';

/** The time of a try is up. */
export class TimedOut {
  readonly message: string;
  constructor(milliseconds: number) {
    this.message = `it took longer than ${milliseconds} ms.`;
  }
}

/**
 * Runs the try; when the time is up, its signal is aborted. It then has the run's halt timeout to end. A value that comes
 * too late counts as none: it is taken back, and the try has failed.
 */
export function withDeadline(task: Task, work: Leaf): Promise<Given> {
  const { run, boundary } = task.scope;
  const milliseconds = task.step.definition.timeout ?? 0;
  const abort = new AbortController();
  const stop = (): void => abort.abort();
  if (boundary.signal.aborted) stop();
  boundary.signal.addEventListener('abort', stop, { once: true });
  task.deadline = abort;
  const over = new AbortController();
  const late = new TimedOut(milliseconds);
  return new Promise((resolve, reject) => {
    let timedOut = false;
    let settled = false;
    const end = (settle: () => void): void => {
      settled = true;
      over.abort();
      boundary.signal.removeEventListener('abort', stop);
      settle();
    };
    Promise.resolve(work.run(task.args, task)).then(
      (given) => {
        if (!timedOut) return end(() => resolve(given));
        run.late(task, given).then(() => {
          if (!settled) end(() => resolve(late));
        });
      },
      (error) => {
        if (!settled) end(() => (timedOut ? resolve(late) : reject(error)));
      },
    );
    void run.host.sleep(milliseconds, over.signal).then(async () => {
      if (settled) return;
      timedOut = true;
      stop();
      await run.host.sleep(run.record.options.haltTimeout, over.signal);
      if (!settled) end(() => resolve(late));
    });
  });
}
