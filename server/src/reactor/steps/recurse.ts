/** `recurse`: a reactor again and again, each round with the result of the one before for its inputs. */
import type { Values } from '../context.ts';
import type { Composite } from '../plan/planned.ts';
import type { Planner } from '../plan/planner.ts';
import { isTrue } from '../run/prepare.ts';
import type { Task } from '../run/task.ts';
import { TryContext } from '../run/try-context.ts';
import { innerScope } from './inner.ts';
import { readInputs } from './inputs.ts';
import { planOther } from './other.ts';
import type { Definition } from './registry.ts';

/** Ends when the exit condition holds for the result of a round, or after `maxIterations` rounds, which is a success, too. */
export function planRecurse(definition: Definition<'recurse'>, planner: Planner): Composite {
  const { maxIterations = Number.POSITIVE_INFINITY, exitCondition } = definition;
  if (maxIterations === Number.POSITIVE_INFINITY && !exitCondition)
    planner.problem(
      'endless',
      `Step \`${planner.step}\` has neither a number of rounds nor a condition to stop.`,
    );
  const other = planOther(definition, planner);
  const exits = exitCondition && planner.ask(exitCondition, 'exit condition');

  const round = async (given: unknown, number: number, task: Task): Promise<void> => {
    const { scope } = task;
    const { ledger } = scope.run;
    if (given === null || typeof given !== 'object' || Array.isArray(given))
      throw new Error(`round ${number} gave no map of inputs for the next one`);
    const { plan, inputs } = other(task);
    const read = await readInputs(inputs, given as Values, new TryContext(task));
    const path = `${task.path}[${number}]`;
    const inner = innerScope(
      task,
      plan,
      {
        prefix: `${path}/`,
        inputs: read,
        finished: (rounds) => {
          task.enter();
          const record = { ...task.record('noted', rounds.value), path };
          ledger.prune(rounds.records, `${path}/`);
          if (scope.parent) for (const each of rounds.records) if (each.undo) scope.records.push(each);
          ledger.write(record, scope.transaction, () => {
            if (scope.parent) scope.records.push(record);
            after(rounds.value, number, task).then(undefined, (error) =>
              task.fail(task.error('step_raised', error)),
            );
          });
        },
      },
      true,
    );
    task.yield();
    inner.begin();
  };
  const after = async (result: unknown, number: number, task: Task): Promise<void> => {
    const last = number + 1 >= maxIterations;
    if (last || (exits && isTrue(await exits({ value: result }, new TryContext(task)))))
      return task.complete(result);
    if (task.scope.boundary.closed) return task.drop();
    return round(result, number + 1, task);
  };
  return {
    kind: 'composite',
    start: async (args, task) => {
      if (maxIterations === 0) return task.complete(args);
      const { records } = task.scope.run.ledger;
      let number = 0;
      while (records.get(`${task.path}[${number}]`)) number++;
      if (number === 0) return round(args, 0, task);
      return after(records.get(`${task.path}[${number - 1}]`)?.result, number - 1, task);
    },
  };
}
