/** `switch`: the steps of the first branch whose predicate holds. */
import type { Composite } from '../plan/planned.ts';
import type { Planner } from '../plan/planner.ts';
import { isTrue } from '../run/prepare.ts';
import { TryContext } from '../run/try-context.ts';
import { runInner } from './inner.ts';
import type { Definition } from './registry.ts';

/** Without a branch that matches and a default, the result is nil; and so it is for a branch that names no step to return. */
export function planSwitch(definition: Definition<'switch'>, planner: Planner): Composite {
  const on = planner.source(definition.on);
  const branches = definition.branches.map(({ predicate, steps, return: returns }) => ({
    holds: planner.ask(predicate, 'condition of a branch'),
    plan: planner.steps(steps, { return: returns, lastReturns: false }),
  }));
  const { otherwise } = definition;
  const last = otherwise && planner.steps(otherwise.steps, { return: otherwise.return, lastReturns: false });
  return {
    kind: 'composite',
    start: async (args, task) => {
      const decided = task.detail as { branch: number } | undefined;
      let branch = decided?.branch ?? -1;
      if (!decided) {
        const value = on(task.scope);
        const context = new TryContext(task);
        for (let i = 0; i < branches.length && branch < 0; i++)
          if (isTrue(await branches[i]?.holds({ ...args, value }, context))) branch = i;
        task.note({ branch });
      }
      const plan = branches[branch]?.plan ?? last;
      if (!plan) return task.complete(null);
      runInner(task, plan, { prefix: `${task.path}/` }, definition.async, (scope) =>
        task.complete(scope.value),
      );
    },
  };
}
