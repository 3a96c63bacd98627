/** Arguments of calls in documents: each is made a function once, which gives the value for a changeset. */
import type { Call, CallValue, Expr } from '../../model/definition/expression.ts';
import type { Changeset } from '../changeset.ts';
import { attributeOf, futureOf } from '../changing.ts';
import type { Row, RuntimeContext } from '../context.ts';
import { evaluate } from '../expression/evaluate.ts';
import type { Scope, TemplateValues } from '../expression/scope.ts';
import { templateValue } from '../expression/templates.ts';
import { generators, momentOf } from './generated.ts';

/** Gives the value of an argument of a call. */
export type Valued = (changeset: Changeset, context: RuntimeContext) => unknown;

/** What a call says, its arguments by name. */
export type ValuedOptions = (
  changeset: Changeset,
  context: RuntimeContext,
) => Readonly<Record<string, unknown>>;

/** @throws Error when the value cannot be worked out here, such as code of another language */
export function valued(value: CallValue | undefined): Valued {
  if (value === undefined || value === null || typeof value !== 'object') return () => value ?? null;
  if (Array.isArray(value)) {
    const items = (value as readonly CallValue[]).map(valued);
    return (changeset, context) => items.map((item) => item(changeset, context));
  }
  if ('expr' in value) return valuedExpr(value.expr as Expr);
  if ('call' in value) return valuedCall(value.call as Call);
  const entries = Object.entries((value as { readonly map: Readonly<Record<string, CallValue>> }).map).map(
    ([name, each]) => [name, valued(each)] as const,
  );
  return (changeset, context) =>
    Object.fromEntries(entries.map(([name, each]) => [name, each(changeset, context)]));
}

/** All arguments of a call by the names of their definition. */
export function valuedOptions({ args }: Call): ValuedOptions {
  const entries = Object.entries(args).map(([name, value]) => [name, valued(value)] as const);
  if (entries.length === 0) return () => ({});
  return (changeset, context) =>
    Object.fromEntries(entries.map(([name, value]) => [name, value(changeset, context)]));
}

function valuedExpr(expr: Expr): Valued {
  switch (expr.kind) {
    case 'literal':
      return () => expr.value;
    case 'atom':
      return () => expr.name;
    case 'ref': {
      const [name = ''] = expr.path;
      if (expr.path.length === 1) return (changeset) => attributeOf(changeset, name);
      break;
    }
    case 'template':
      if (expr.of !== 'ref')
        return (changeset, context) => templateValue(expr.of, expr.path, templatesOf(changeset, context));
  }
  return (changeset, context) => evaluate(expr, scopeOf(changeset, context));
}

/** What templates stand for while a changeset is made. */
export function templatesOf(changeset: Changeset, context: RuntimeContext): TemplateValues {
  return {
    arguments: changeset.arguments,
    actor: context.actor ?? null,
    context: { ...context.context, ...changeset.context },
    tenant: context.tenant ?? null,
    now: context.surroundings.now(),
  };
}

/** For expressions over a record: as it will be, when none is given. */
export function scopeOf(
  changeset: Changeset,
  context: RuntimeContext,
  record: Row = futureOf(changeset),
): Scope {
  return {
    templates: templatesOf(changeset, context),
    record,
    resource: changeset.resource,
    resourceNamed: (name) => context.resource(name),
  };
}

function valuedCall(call: Call): Valued {
  const generator = Object.hasOwn(generators, call.name) ? generators[call.name] : undefined;
  if (!generator)
    throw new Error(
      call.name === 'elixir'
        ? `Elixir cannot be run here: ${JSON.stringify(call.args['source'])}. Use ${Object.keys(generators).join(', ')}, or a function of your own.`
        : `${call.name} makes no value here. There are ${Object.keys(generators).join(', ')}.`,
    );
  return (_, { surroundings }) => generator(surroundings, momentOf(surroundings));
}
