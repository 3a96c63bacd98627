/** `step`: work that a handler does, or an expression. */
import type { FunctionUse } from '../../model/definition/reactor.ts';
import type { StepHandler } from '../handlers.ts';
import { optionsOf, withOptions } from '../plan/function.ts';
import type { Leaf } from '../plan/planned.ts';
import type { Planner } from '../plan/planner.ts';
import type { Task } from '../run/task.ts';
import { TryContext } from '../run/try-context.ts';
import type { Definition } from './registry.ts';

/**
 * A handler that `run` names brings its own compensate, undo and backoff; those that the step names come first. An expression is
 * the result; as `compensate` it is the value to go on with. Expressions cannot undo.
 */
export function planStep(definition: Definition<'step'>, planner: Planner): Leaf {
  const { run, compensate, undo } = definition;
  const main = run.kind === 'handler' ? find(run.name, planner) : undefined;
  const own = run.kind === 'handler' ? optionsOf(run.options, planner.surroundings) : undefined;
  const compensating =
    part(compensate, 'compensate', planner) ?? (main?.compensate && { handler: main, options: own });
  const rescue = compensate?.kind === 'expression' ? planner.ask(compensate, 'compensation') : undefined;
  if (undo && undo.kind === 'expression')
    planner.problem(
      'unsupported',
      `Step \`${planner.step}\` is undone by an expression, which cannot undo anything: name a handler.`,
    );
  const undoing =
    part(undo, 'undo', planner) ??
    (main?.undo && run.kind === 'handler' ? { name: run.name, options: own } : undefined);
  const ask = main ? undefined : run.kind === 'handler' ? undefined : planner.ask(run, 'work');

  const work = (args: Task['args'], task: Task) => {
    const context = new TryContext(task);
    if (main) return main.run(args, own ? withOptions(context, own(args, context)) : context);
    const value = ask?.(args, context);
    return value instanceof Promise ? value.then((each: unknown) => ({ value: each })) : { value };
  };
  return {
    kind: 'leaf',
    run: work,
    ...(rescue
      ? {
          compensate: async (reason, args, context) => ({
            continue: await rescue({ ...args, reason }, context),
          }),
        }
      : compensating?.handler
        ? {
            compensate: (reason, args, context) =>
              compensating.handler?.compensate?.(
                reason,
                args,
                compensating.options ? withOptions(context, compensating.options(args, context)) : context,
              ),
          }
        : {}),
    ...(main?.backoff
      ? { backoff: (reason, args, context) => main.backoff?.(reason, args, context) ?? 'now' }
      : {}),
    ...(undoing
      ? {
          undo: (args, task) => ({
            kind: 'handler',
            name: undoing.name,
            options: undoing.options?.(args, new TryContext(task)) ?? {},
            arguments: args,
            ...(task.scope.context === task.scope.run.context ? {} : { context: task.scope.context }),
          }),
        }
      : {}),
    noted: (undoing !== undefined && main?.onResume !== 'rerun') || main?.onResume === 'fail',
    ...(main?.onResume && main.onResume !== 'rerun' ? { onResume: main.onResume } : {}),
  } as Leaf;
}

function find(name: string, planner: Planner): StepHandler | undefined {
  const { handlers } = planner.surroundings;
  const handler = Object.hasOwn(handlers, name) ? handlers[name] : undefined;
  if (!handler)
    planner.problem(
      'unknown_handler',
      `Step \`${planner.step}\` is done by \`${name}\`, but no handler is registered under that name.`,
    );
  return handler;
}

/** The handler that a step names for one of its sides. */
function part(use: FunctionUse | undefined, side: 'compensate' | 'undo', planner: Planner) {
  if (use?.kind === 'code') planner.ask(use, side);
  if (use?.kind !== 'handler') return undefined;
  const handler = find(use.name, planner);
  if (handler && !handler[side])
    planner.problem(
      'unknown_handler',
      `Step \`${planner.step}\` names the handler \`${use.name}\` for ${side}, but it has none.`,
    );
  return { name: use.name, handler, options: optionsOf(use.options, planner.surroundings) };
}
