/** What an expression is evaluated in: the record, what is around it, and the values that templates stand for. */
import type { ResourceDefinition } from '../../model/definition/resource.ts';
import type { Row, RuntimeContext } from '../context.ts';

/** What `^arg(…)`, `^actor(…)`, `^context(…)` and `^tenant()` stand for, and the moment that it is. */
export interface TemplateValues {
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly actor?: unknown;
  readonly context?: Readonly<Record<string, unknown>>;
  readonly tenant?: unknown;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

export interface Scope {
  readonly templates: TemplateValues;
  /** Absent where no record is there yet: names are then refused. */
  readonly record?: Row;
  /** The resource of the record. */
  readonly resource?: ResourceDefinition;
  /** The definition with a name. */
  resourceNamed?(name: string): ResourceDefinition;
  /** The record outside of `exists` or an aggregate, for `parent`. */
  readonly outer?: Scope;
}

/** The values of templates in a call. */
export function templateValues(
  context: RuntimeContext,
  args: Readonly<Record<string, unknown>> = {},
): TemplateValues {
  return {
    arguments: args,
    actor: context.actor ?? null,
    context: context.context ?? {},
    tenant: context.tenant ?? null,
    now: context.surroundings.now(),
  };
}
