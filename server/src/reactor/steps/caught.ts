/** Steps whose failure somebody may catch: they are undone first. */
import { StepsStopped } from '../errors.ts';
import type { StepRecord } from '../journal/record.ts';
import type { Plan } from '../plan/planned.ts';
import { rollBack } from '../run/rollback.ts';
import type { Placement, Scope } from '../run/scope.ts';
import type { Task } from '../run/task.ts';
import { handUp, innerScope } from './inner.ts';

/**
 * Runs the steps inside the step of `task`, and resolves with their scope.
 * @param spared what need not be undone when they fail
 * @throws StepsStopped when they failed and what they did is undone, or when the run halts or has failed elsewhere
 */
export function caughtSteps(
  task: Task,
  plan: Plan,
  placement: Partial<Placement> & Pick<Placement, 'prefix'>,
  beside: boolean,
  spared: (record: StepRecord) => boolean = () => false,
): Promise<Scope> {
  const { scope } = task;
  const { run } = scope;
  return new Promise((resolve, reject) => {
    const boundary = run.boundary(scope.boundary, (failure) => {
      // When all is failing, all is undone in one order, this included.
      const alone = failure && !scope.boundary.failure;
      const undone = alone
        ? rollBack(
            run,
            run.ledger.take(placement.prefix).filter((record) => !spared(record)),
            placement.transaction ?? scope.transaction,
          )
        : Promise.resolve([]);
      undone.then((failures) => {
        run.unresolved.push(...failures);
        reject(new StepsStopped(failure));
      }, reject);
    });
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
