/** `step`: work that a handler does, or an expression. */
import type { FunctionUse } from '../../model/definition/reactor.ts';
import type { StepContext, Values } from '../context.ts';
import type { StepHandler, StepReturn } from '../handlers.ts';
import { optionsOf, withOptions } from '../plan/function.ts';
import type { Leaf } from '../plan/planned.ts';
import type { Planner } from '../plan/planner.ts';
import { TryContext } from '../run/try-context.ts';
import type { Definition } from './registry.ts';

/**
 * A handler that `run` names brings its own compensate, undo and backoff; those that the step names come first. An expression is
 * the result; as `compensate` it is the value to go on with. Expressions cannot undo.
 */
export function planStep(definition: Definition<'step'>, planner: Planner): Leaf {
  const { run, undo } = definition;
  const own = run.kind === 'handler' ? use(run, planner) : undefined;
  if (undo?.kind === 'expression')
    planner.problem(
      'unsupported',
      `Step \`${planner.step}\` is undone by an expression, which cannot undo anything: name a handler.`,
    );
  const undoing = part(undo, 'undo', planner) ?? (own?.handler?.undo ? own : undefined);
  const compensate = compensation(definition.compensate, planner, own);
  const { backoff, onResume = undefined } = own?.handler ?? {};
  return {
    kind: 'leaf',
    run: own ? (args, task) => own.run(args, new TryContext(task)) : expressed(run, planner),
    ...(compensate ? { compensate } : {}),
    ...(backoff ? { backoff } : {}),
    ...(undoing ? { undo: undoBy(undoing) } : {}),
    noted: (undoing !== undefined && onResume !== 'rerun') || onResume === 'fail',
    ...(onResume && onResume !== 'rerun' ? { onResume } : {}),
  };
}

/** A handler as a step names it. */
interface Use {
  readonly name: string;
  readonly handler: StepHandler | undefined;
  readonly told: (args: Values, context: StepContext) => StepContext;
  readonly options: (args: Values, context: StepContext) => Values;
  run(args: Values, context: StepContext): StepReturn | PromiseLike<StepReturn>;
}

function use(named: Extract<FunctionUse, { kind: 'handler' }>, planner: Planner): Use {
  const handler = find(named.name, planner);
  const options = optionsOf(named.options, planner.surroundings);
  const told = (args: Values, context: StepContext) => withOptions(context, options(args, context));
  return {
    name: named.name,
    handler,
    told,
    options,
    run: (args, context) =>
      handler ? handler.run(args, told(args, context)) : { error: 'there is no handler.' },
  };
}

/** The work of a step that is an expression. */
function expressed(run: FunctionUse, planner: Planner): Leaf['run'] {
  const ask = planner.ask(run, 'work');
  return (args, task) => {
    const value = ask(args, new TryContext(task));
    return value instanceof Promise ? value.then((each: unknown) => ({ value: each })) : { value };
  };
}

function compensation(
  said: FunctionUse | undefined,
  planner: Planner,
  own: Use | undefined,
): Leaf['compensate'] {
  if (said?.kind === 'expression') {
    const rescue = planner.ask(said, 'compensation');
    return async (reason, args, context) => ({ continue: await rescue({ ...args, reason }, context) });
  }
  const by = part(said, 'compensate', planner) ?? own;
  const { handler } = by ?? {};
  if (!by || !handler?.compensate) return undefined;
  return (reason, args, context) => handler.compensate?.(reason, args, by.told(args, context));
}

const undoBy =
  ({ name, options }: Use): NonNullable<Leaf['undo']> =>
  (args, task) => ({
    kind: 'handler',
    name,
    options: options(args, new TryContext(task)),
    arguments: args,
    ...(task.scope.context === task.scope.run.context ? {} : { context: task.scope.context }),
  });

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
function part(said: FunctionUse | undefined, side: 'compensate' | 'undo', planner: Planner): Use | undefined {
  if (said?.kind === 'code') planner.ask(said, side);
  if (said?.kind !== 'handler') return undefined;
  const named = use(said, planner);
  if (named.handler && !named.handler[side])
    planner.problem(
      'unknown_handler',
      `Step \`${planner.step}\` names the handler \`${said.name}\` for ${side}, but it has none.`,
    );
  return named;
}
