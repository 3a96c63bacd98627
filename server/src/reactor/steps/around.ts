/** `around`: a function that runs the steps inside when it likes, and may catch their failure. */
import { StepsStopped } from '../errors.ts';
import type { RunSteps } from '../handlers.ts';
import type { Composite } from '../plan/planned.ts';
import type { Planner } from '../plan/planner.ts';
import { TryContext } from '../run/try-context.ts';
import { caughtSteps } from './caught.ts';
import { planAgain } from './group.ts';
import type { Definition } from './registry.ts';

/**
 * What the function gives is the result. When the steps inside fail, they are undone, and then the function hears of it: when it
 * does not throw, the run goes on. After an interruption the function is called anew; steps inside that were done are not run again.
 */
export function planAround(definition: Definition<'around'>, planner: Planner): Composite {
  if (definition.fun.kind === 'expression')
    planner.problem(
      'unsupported',
      `The function of step \`${planner.step}\` is an expression, which cannot run steps.`,
    );
  const fun = planner.ask(definition.fun, 'function');
  const plan = planner.steps(definition.steps, {
    lastReturns: true,
    inputs: definition.arguments.map(({ name }) => name),
  });
  return {
    kind: 'composite',
    start: async (args, task) => {
      const { scope } = task;
      let calls = 0;
      task.free();
      const run: RunSteps = async (changed = {}) => {
        const prefix = calls++ === 0 ? `${task.path}/` : `${task.path}#${calls}/`;
        const planned = planAgain(task, plan, changed.steps);
        const inputs = { ...scope.inputs, ...(changed.arguments ?? args) };
        const context = changed.context ?? scope.context;
        const placement = { prefix, inputs, context };
        const inner = await caughtSteps(task, planned, placement, definition.allowAsync, 'around');
        return inner.byName;
      };
      try {
        const value = await fun(args, new TryContext(task), run);
        task.complete(value ?? null);
      } catch (error) {
        if (!(error instanceof StepsStopped)) throw error;
        if (error.error) task.fail(error.error);
        else task.drop();
      }
    },
  };
}
