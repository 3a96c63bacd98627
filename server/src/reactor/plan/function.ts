/** Functions of documents: expressions, registered functions and handlers, and what is refused. */
import type { CallValue } from '../../model/definition/expression.ts';
import type { FunctionUse } from '../../model/definition/reactor.ts';
import type { StepContext, Values } from '../context.ts';
import { said } from '../errors.ts';
import type { Ask } from './planned.ts';
import type { ExpressionScope, Planner, Surroundings } from './planner.ts';

/** The function behind `use`. `what` is the beginning of a sentence: `The guard of step \`charge\``. */
export function askOf(use: FunctionUse, what: string, planner: Planner): Ask {
  const { surroundings } = planner;
  switch (use.kind) {
    case 'expression': {
      const { evaluate } = surroundings;
      return (args, context) => evaluate(use.expr, scopeOf(args, context));
    }
    case 'handler': {
      const options = optionsOf(use.options, surroundings);
      const asked = surroundings.functions[use.name];
      if (asked && Object.hasOwn(surroundings.functions, use.name))
        return (args, context, run) =>
          asked(args, withOptions(context, options(args, context)), run ?? noSteps(what));
      const handler = Object.hasOwn(surroundings.handlers, use.name)
        ? surroundings.handlers[use.name]
        : undefined;
      if (handler)
        return async (args, context) =>
          valueIn(await handler.run(args, withOptions(context, options(args, context))), what);
      planner.problem(
        'unknown_handler',
        `${what} is \`${use.name}\`, but nothing is registered under that name.`,
      );
      return () => null;
    }
    case 'code':
      planner.problem(
        'foreign_code',
        `${what} is written in ${use.language}, which cannot be run here: use an expression or the name of a registered handler.`,
      );
      return () => null;
  }
}

/** Options beside a handler's name, with their expressions evaluated. */
export function optionsOf(
  options: Readonly<Record<string, CallValue>> | undefined,
  { evaluate }: Surroundings,
): (args: Values, context: StepContext) => Values {
  if (!options || Object.keys(options).length === 0) return () => none;
  const read = (value: CallValue, scope: ExpressionScope): unknown => {
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) return (value as readonly CallValue[]).map((each) => read(each, scope));
    const given = value as Exclude<CallValue, string | number | boolean | null | readonly CallValue[]>;
    if ('expr' in given) return evaluate(given.expr, scope);
    if ('map' in given) return readAll(given.map, scope);
    return { name: given.call.name, args: readAll(given.call.args, scope) };
  };
  const readAll = (values: Readonly<Record<string, CallValue>>, scope: ExpressionScope): Values =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, read(value, scope)]));
  return (args, context) => readAll(options, scopeOf(args, context));
}

/** What expressions see: arguments, those that only they speak of, and the context. */
function scopeOf(args: Values, context: StepContext & { readonly hidden?: Values }): ExpressionScope {
  const { hidden } = context;
  return { arguments: hidden ? { ...hidden, ...args } : args, context: context.context };
}

const none: Values = {};

export function withOptions(context: StepContext, options: Values): StepContext {
  return options === none
    ? context
    : Object.create(context, { options: { value: options, enumerable: true } });
}

function valueIn(given: unknown, what: string): unknown {
  if (given && typeof given === 'object' && 'value' in given) return given.value;
  const reason =
    given && typeof given === 'object' && 'error' in given ? said(given.error) : 'it gave no value';
  throw new Error(`${what} failed: ${reason}.`);
}

const noSteps = (what: string) => () => Promise.reject(new Error(`${what} has no steps to run.`));
