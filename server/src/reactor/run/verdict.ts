/** What comes of a try: done, halted, tried again, or failed and compensated. */
import { type ReactorErrorCode, reasonAsData, type StepError } from '../errors.ts';
import type { CompensateReturn, StepReturn } from '../handlers.ts';
import type { StepRecord } from '../journal/record.ts';
import { TimedOut } from './deadline.ts';
import type { Task } from './task.ts';
import { TryContext } from './try-context.ts';
import { waitBefore } from './wait.ts';

/** A result whose record was committed together with the effect. */
export class Committed {
  readonly record: StepRecord;
  constructor(record: StepRecord) {
    this.record = record;
  }
}

/** The step was not run, because the run has failed elsewhere. */
export class NotRun {
  readonly notRun = true;
}

export type Given = StepReturn | Committed | TimedOut | NotRun;

/** Judges what `run` gave. What is none of its returns has failed as well. */
export function judge(task: Task, given: Given): void {
  if (given === null || typeof given !== 'object') invalid(task, given);
  else if (given instanceof Committed) task.committed(given.record);
  else if (given instanceof NotRun) task.drop();
  else if (given instanceof TimedOut) compensate(task, 'timeout', given.message);
  else if ('value' in given) task.complete(given.value, given.steps);
  else if ('halt' in given) halt(task, given.halt);
  else if ('retry' in given) again(task, given.retry);
  else if ('error' in given) compensate(task, 'step_failed', given.error);
  else invalid(task, given);
}

function invalid(task: Task, given: unknown): void {
  const said = given === null || given === undefined ? 'nothing' : `a value of the type ${typeof given}`;
  compensate(
    task,
    'invalid_result',
    `It gave ${said} instead of { value }, { retry }, { error } or { halt }.`,
  );
}

function halt(task: Task, value: unknown): void {
  if (task.scope.transaction) {
    compensate(task, 'invalid_result', 'A step inside a transaction cannot halt the run.');
    return;
  }
  task.emit('step_halt', value);
  task.scope.run.halt('halt');
  task.complete(value);
}

/** Has the step tried again after a wait, unless it was tried often enough. */
function again(task: Task, reason: unknown): void {
  const { scope } = task;
  if (task.tries >= task.maxRetries) {
    const exceeded = reason === null || reason === undefined;
    task.fail(
      exceeded
        ? task.error('retries_exceeded', `${task.tries + 1} tries were not enough.`)
        : task.error('step_failed', reason),
    );
    return;
  }
  task.emit('step_retry', reason);
  const record = { ...task.record('retrying', null), error: task.error('step_failed', reason) };
  task.free();
  scope.run.ledger.write(record, scope.transaction, () => {
    if (scope.parent) scope.records.push(record);
    const wait = waitBefore(task, reason);
    task.tries++;
    task.noted = false;
    task.leave();
    wait.then(
      () => {
        scope.pool.add(task);
        scope.pool.pump();
      },
      (error) => task.fail(task.error('step_raised', error)),
    );
  });
}

/** A try has failed: asks what is to be done about it. */
export function compensate(task: Task, code: ReactorErrorCode, reason: unknown): void {
  const { work } = task.step;
  const error = task.error(code, reason);
  if (work.kind === 'composite' || !work.compensate || task.guarded) {
    task.fail(error);
    return;
  }
  const { compensate: ask } = work;
  task.emit('compensate_start', error.reason);
  void (async () => ask(reason, task.args, new TryContext(task)))().then(
    (given) => compensated(task, given, error),
    (raised) => notCompensated(task, raised, error),
  );
}

function compensated(task: Task, given: CompensateReturn | null, error: StepError): void {
  if (given === undefined || given === null || given === 'ok') {
    task.emit('compensate_complete');
    task.fail(error);
  } else if (typeof given !== 'object') notCompensated(task, `compensate gave ${typeof given}`, error);
  else if ('continue' in given) {
    task.emit('compensate_continue', given.continue);
    task.complete(given.continue);
  } else if ('retry' in given) {
    task.emit('compensate_retry', given.retry);
    again(task, given.retry ?? error.reason);
  } else notCompensated(task, 'error' in given ? given.error : 'compensate gave something unknown', error);
}

function notCompensated(task: Task, reason: unknown, error: StepError): void {
  task.emit('compensate_error', reasonAsData(reason));
  const { message } = task.error('compensate_failed', reason);
  task.fail({
    ...error,
    code: 'compensate_failed',
    message: `${message} It was to compensate: ${error.message}`,
  });
}
