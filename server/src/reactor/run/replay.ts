/** Steps that an earlier process did, when their run is resumed. */
import { hashOf } from './data.ts';
import type { Task } from './task.ts';

/** Takes over what is known of the step. @returns whether there is nothing left to run */
export function replay(task: Task): boolean {
  const { scope, step } = task;
  const { run } = scope;
  const record = run.ledger.records.get(task.path);
  if (!record) return false;
  switch (record.status) {
    case 'done':
    case 'skipped':
    case 'replaced': {
      if (record.status === 'done' && step.plain && record.inputHash !== undefined) {
        const args = Object.fromEntries(step.args.map(({ name, read }) => [name, read(scope)]));
        if (hashOf(args) !== record.inputHash) {
          task.fail(
            task.error(
              'interrupted',
              'it was done with other arguments before the run was interrupted; undo the run.',
            ),
          );
          return true;
        }
      }
      task.settle(record, record.emitted);
      return true;
    }
    case 'retrying':
      task.tries = record.attempt + 1;
      return false;
    case 'noted':
      task.detail = record.detail;
      return false;
    case 'started':
      if (task.noted || step.work.kind !== 'leaf') return false;
      task.tries = record.attempt;
      task.noted = true;
      if (step.work.onResume) task.interrupted = record;
      return false;
    case 'failed':
      task.fail(record.error ?? task.error('step_failed', 'it failed before the run was interrupted.'));
      return true;
    default:
      return false;
  }
}
