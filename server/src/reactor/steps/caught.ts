/** Steps whose failure somebody may catch: they are undone first. */
import { type StepError, StepsStopped } from '../errors.ts';
import type { StepRecord } from '../journal/record.ts';
import type { Plan } from '../plan/planned.ts';
import { rollBack } from '../run/rollback.ts';
import type { Placement, Scope } from '../run/scope.ts';
import type { Task } from '../run/task.ts';
import { handUp, innerScope } from './inner.ts';

/** Who catches the failure: an around, or a transaction, which is rolled back. */
export type Catching = 'around' | 'transaction';

/**
 * Runs the steps inside the step of `task`, and resolves with their scope.
 * @throws StepsStopped when they failed and what they did is undone, or when the run halts or has failed elsewhere
 */
export async function caughtSteps(
  task: Task,
  plan: Plan,
  placement: Partial<Placement> & Pick<Placement, 'prefix'>,
  beside: boolean,
  catching: Catching,
): Promise<Scope> {
  const { scope } = task;
  const { run } = scope;
  const { ledger } = run;
  const transaction = placement.transaction ?? scope.transaction;
  const path = `${placement.prefix}!`;
  const rolledBack = catching === 'transaction';
  const spared = ({ undo }: StepRecord): boolean =>
    rolledBack && undo?.kind === 'action' && undo.mode !== 'always';
  const undo = async (): Promise<void> => {
    const done = ledger.take(placement.prefix).filter((record) => !spared(record));
    run.unresolved.push(...(await rollBack(run, done, transaction)));
  };
  // While it waited for its turn, its time was up, or another step failed: nothing begins any more.
  if (scope.boundary.failed) throw new StepsStopped(undefined);
  const known = rolledBack ? undefined : ledger.records.get(path)?.error;
  if (known) {
    await undo();
    throw new StepsStopped(known);
  }
  return new Promise((resolve, reject) => {
    const stopped = async (failure: StepError | undefined): Promise<never> => {
      if (rolledBack) await undo();
      else if (failure && !scope.boundary.failure) {
        // So that a process that dies while they are undone is followed by one that goes on with that.
        const record = { ...task.record('noted', null), path, error: failure };
        await new Promise<void>((written) => ledger.write(record, scope.transaction, written));
        await undo();
      }
      // When all is failing, all is undone in one order, this included.
      throw new StepsStopped(failure);
    };
    const settle = (failure: StepError | undefined): void => void stopped(failure).catch(reject);
    const boundary = run.boundary(scope.boundary, settle, !rolledBack && !scope.transaction);
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
