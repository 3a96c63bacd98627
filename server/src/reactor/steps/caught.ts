/** Steps whose failure somebody may catch: they are undone first. */
import { type StepError, StepsStopped } from '../errors.ts';
import type { StepRecord } from '../journal/record.ts';
import type { Plan } from '../plan/planned.ts';
import { rollBack } from '../run/rollback.ts';
import type { Placement, Scope } from '../run/scope.ts';
import type { Task } from '../run/task.ts';
import { handUp, innerScope } from './inner.ts';

/** What need not be undone when the steps fail, and whether their failure is written down before. */
export interface Catching {
  readonly spared?: (record: StepRecord) => boolean;
  /** So that a process that dies while they are undone is followed by one that goes on with that. */
  readonly noted: boolean;
}

/**
 * Runs the steps inside the step of `task`, and resolves with their scope.
 * @throws StepsStopped when they failed and what they did is undone, or when the run halts or has failed elsewhere
 */
export async function caughtSteps(
  task: Task,
  plan: Plan,
  placement: Partial<Placement> & Pick<Placement, 'prefix'>,
  beside: boolean,
  { spared = () => false, noted }: Catching,
): Promise<Scope> {
  const { scope } = task;
  const { run } = scope;
  const { ledger } = run;
  const transaction = placement.transaction ?? scope.transaction;
  const path = `${placement.prefix}!`;
  const undo = async (): Promise<void> => {
    const done = ledger.take(placement.prefix).filter((record) => !spared(record));
    run.unresolved.push(...(await rollBack(run, done, transaction)));
  };
  const known = noted ? ledger.records.get(path)?.error : undefined;
  if (known) {
    await undo();
    throw new StepsStopped(known);
  }
  return new Promise((resolve, reject) => {
    const stopped = async (failure: StepError | undefined): Promise<never> => {
      // When all is failing, all is undone in one order, this included.
      if (failure && !scope.boundary.failure) {
        const record = { ...task.record('noted', null), path, error: failure };
        if (noted) await new Promise<void>((written) => ledger.write(record, scope.transaction, written));
        await undo();
      }
      throw new StepsStopped(failure);
    };
    const boundary = run.boundary(scope.boundary, (failure) => void stopped(failure).catch(reject));
    const inner = innerScope(
      task,
      plan,
      {
        ...placement,
        boundary,
        finished: (done) => {
          boundary.close();
          handUp(done);
          resolve(done);
        },
      },
      beside,
    );
    inner.begin();
  });
}
