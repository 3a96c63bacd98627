/** `group`: steps with a function before them and one after them. */
import type { StepDefinition } from '../../model/definition/reactor.ts';
import type { Values } from '../context.ts';
import type { Composite, Plan } from '../plan/planned.ts';
import type { Planner } from '../plan/planner.ts';
import type { Task } from '../run/task.ts';
import { TryContext } from '../run/try-context.ts';
import { runInner } from './inner.ts';
import type { Definition } from './registry.ts';

/** What `before_all` gives; what it leaves out stays as it was. */
export interface Before {
  readonly arguments?: Values;
  readonly context?: Values;
  readonly steps?: readonly StepDefinition[];
}

/** The steps may take the group's arguments as inputs, as `before_all` has left them. */
export function planGroup(definition: Definition<'group'>, planner: Planner): Composite {
  const before = definition.beforeAll && planner.ask(definition.beforeAll, 'before_all');
  const after = definition.afterAll && planner.ask(definition.afterAll, 'after_all');
  const plan = planner.steps(definition.steps, {
    lastReturns: true,
    inputs: definition.arguments.map(({ name }) => name),
  });
  return {
    kind: 'composite',
    start: async (args, task) => {
      const { scope } = task;
      let changed = task.detail as Before | undefined;
      if (!changed && before) {
        const steps = definition.steps;
        changed = ((await before({ ...args, steps }, new TryContext(task))) ?? {}) as Before;
        task.note(changed);
      }
      const inputs = { ...scope.inputs, ...(changed?.arguments ?? args) };
      const context = changed?.context ?? scope.context;
      const planned = planAgain(task, plan, changed?.steps);
      runInner(
        task,
        planned,
        { prefix: `${task.path}/`, inputs, context },
        definition.allowAsync,
        async (inner) => task.complete(after ? await after(inner.byName, new TryContext(task)) : inner.value),
      );
    },
  };
}

/** The plan, or that of the steps which a function put in their place. */
export function planAgain(task: Task, plan: Plan, steps: readonly StepDefinition[] | undefined): Plan {
  return steps ? task.scope.run.planned(task.scope, task.step, plan, steps) : plan;
}
