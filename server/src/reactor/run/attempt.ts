/** One try of a step. */
import type { StepRecord } from '../journal/record.ts';
import type { Leaf } from '../plan/planned.ts';
import { withDeadline } from './deadline.ts';
import type { Task } from './task.ts';
import { compensate, type Given, judge } from './verdict.ts';

/** Makes a try; what comes of it is judged in `verdict`. */
export function attempt(task: Task): void {
  const { step, scope } = task;
  const { run } = scope;
  const { work } = step;
  if (!run.begin(task)) {
    task.drop();
    return;
  }
  task.emit('step_start');
  if (work.kind === 'composite') {
    limit(task);
    const raised = (error: unknown): void => task.fail(task.error('step_raised', error));
    try {
      work.start(task.args, task)?.then(undefined, raised);
    } catch (error) {
      raised(error);
    }
  } else if (task.interrupted) void afterInterruption(task, work, task.interrupted);
  else if (work.noted && !task.noted && run.ledger.journal) {
    task.noted = true;
    const record = task.record('started', null);
    run.ledger.write(record, scope.transaction, () => {
      if (!scope.boundary.closed) return call(task, work);
      // It has not begun after all.
      task.noted = false;
      run.ledger.write({ ...record, status: 'noted', undo: undefined }, scope.transaction, () => task.drop());
    });
  } else call(task, work);
}

/** Lets a composite step fail when its time is up. */
function limit(task: Task): void {
  const { timeout } = task.step.definition;
  if (timeout === undefined) return;
  const { host, resting } = task.scope.run;
  void host.sleep(timeout, resting.signal).then(() => {
    if (!resting.signal.aborted) task.fail(task.error('timeout', `it took longer than ${timeout} ms.`));
  });
}

async function afterInterruption(task: Task, work: Leaf, record: StepRecord): Promise<void> {
  task.interrupted = undefined;
  if (work.onResume !== 'undo') {
    compensate(task, 'interrupted', 'its process died while it ran.');
    return;
  }
  const failure = await task.scope.run.undo(record, task.scope.transaction);
  if (failure) task.fail(failure);
  else {
    task.tries++;
    attempt(task);
  }
}

function call(task: Task, work: Leaf): void {
  let given: Given | PromiseLike<Given>;
  try {
    given = task.step.definition.timeout === undefined ? work.run(task.args, task) : withDeadline(task, work);
  } catch (error) {
    compensate(task, 'step_raised', error);
    return;
  }
  if (!isPromise(given)) {
    judge(task, given);
    return;
  }
  const { run } = task.scope;
  run.flying.add(task);
  given.then(
    (value) => {
      run.flying.delete(task);
      if (task.abandoned) void run.late(task, value);
      else judge(task, value);
    },
    (error) => {
      run.flying.delete(task);
      if (!task.abandoned) compensate(task, 'step_raised', error);
    },
  );
}

function isPromise(given: unknown): given is PromiseLike<Given> {
  return given !== null && typeof given === 'object' && 'then' in given && typeof given.then === 'function';
}
