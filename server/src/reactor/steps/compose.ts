/** `compose`: another reactor as one step of this one. */
import type { Composite } from '../plan/planned.ts';
import type { Planner } from '../plan/planner.ts';
import { TryContext } from '../run/try-context.ts';
import { runInner } from './inner.ts';
import { readInputs } from './inputs.ts';
import { planOther } from './other.ts';
import type { Definition } from './registry.ts';

/** Its steps take places of the same pool, stand in the same undo order, and are undone unless `supportUndo` is false. */
export function planCompose(definition: Definition<'compose'>, planner: Planner): Composite {
  const other = planOther(definition, planner);
  return {
    kind: 'composite',
    start: async (args, task) => {
      const { plan, inputs } = other(task);
      const given = await readInputs(inputs, args, new TryContext(task));
      const prefix = `${task.path}/`;
      runInner(task, plan, { prefix, inputs: given }, definition.allowAsync, (scope) => {
        if (!definition.supportUndo) scope.run.ledger.keep(scope.records);
        task.complete(scope.value);
      });
    },
  };
}
