/** What is asked before a step runs: transforms, conditions and guards. */
import type { StepContext, Values } from '../context.ts';
import type { StepReturn } from '../handlers.ts';
import type { Ask } from '../plan/planned.ts';
import type { Task } from './task.ts';

/** Arguments to run with, or what to take for the return of the step. */
export type Prepared = { readonly args: Values } | { readonly skip: StepReturn };

export async function prepare(task: Task, context: StepContext): Promise<Prepared> {
  const { step, scope } = task;
  if (step.hidden.length > 0)
    task.hidden = Object.fromEntries(step.hidden.map(({ name, read }) => [name, read(scope)]));
  let args: Record<string, unknown> = {};
  for (const { name, read, transform } of step.args) {
    const value = read(scope);
    args[name] = transform ? ((await transform({ value }, context)) ?? null) : value;
  }
  if (step.transform) {
    const changed = await step.transform({ ...args, value: args }, context);
    if (changed === null || typeof changed !== 'object' || Array.isArray(changed))
      throw new Error('the transform of the step gave no map of arguments');
    args = changed as Record<string, unknown>;
  }
  for (const holds of step.where) if (!isTrue(await holds(args, context))) return { skip: { value: null } };
  for (const guard of step.guards) {
    const skip = await asked(guard, args, context, task);
    if (skip) return { skip };
  }
  return { args };
}

async function asked(
  guard: Ask,
  args: Values,
  context: StepContext,
  task: Task,
): Promise<StepReturn | undefined> {
  task.emit('guard_start');
  const given = await guard(args, context);
  const skip = skipOf(given);
  task.emit(skip ? 'guard_fail' : 'guard_pass', given);
  return skip;
}

/** Expressions say `true` or `cont` to go on; any other value of theirs is taken for the result. */
function skipOf(given: unknown): StepReturn | undefined {
  if (given === true || given === 'cont') return undefined;
  if (given && typeof given === 'object') {
    if ('cont' in given && given.cont === true) return undefined;
    if ('halt' in given) return given.halt as StepReturn;
  }
  return { value: given === false ? null : (given ?? null) };
}

/** All but false and nil is true, as in Elixir. */
export const isTrue = (value: unknown): boolean => value !== false && value !== null && value !== undefined;
