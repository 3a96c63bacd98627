/** How the steps inside a step stand in the run. */
import type { Plan } from '../plan/planned.ts';
import { type Placement, Scope } from '../run/scope.ts';
import type { Task } from '../run/task.ts';

/** The scope of steps inside the step of `task`; what is not said is as around it. Begin it with `begin`. */
export function innerScope(
  task: Task,
  plan: Plan,
  placement: Partial<Placement> & Pick<Placement, 'prefix' | 'finished'>,
  /** Whether they may run beside each other. */
  beside: boolean,
): Scope {
  const { scope } = task;
  return new Scope(scope.run, plan, {
    parent: scope,
    inputs: scope.inputs,
    context: scope.context,
    pool: scope.pool,
    gate: scope.gate ?? (beside ? undefined : { busy: false, waiting: [] }),
    exclusive: task.exclusive,
    boundary: scope.boundary,
    transaction: scope.transaction,
    ...placement,
  });
}

/** Runs the steps inside a step, whose result is theirs. */
export function runInner(
  task: Task,
  plan: Plan,
  placement: Partial<Placement> & Pick<Placement, 'prefix'>,
  beside: boolean,
  finished: (scope: Scope) => void | Promise<void>,
): void {
  const inner = innerScope(
    task,
    plan,
    {
      ...placement,
      finished: (scope) => {
        handUp(scope);
        task.enter();
        try {
          const going = finished(scope);
          if (going) going.then(undefined, (error) => task.fail(task.error('step_raised', error)));
        } catch (error) {
          task.fail(task.error('step_raised', error));
        }
      },
    },
    beside,
  );
  task.yield();
  inner.begin();
}

/** Lets the scope around know of what was written down, so that it can forget it, too. */
export function handUp(scope: Scope): void {
  const { parent } = scope;
  if (parent?.parent) for (const record of scope.records) parent.records.push(record);
}
