/** The parts of a read's statement that all its tables share. */
import type { Expr } from '../../model/definition/expression.ts';
import type { ResourceDefinition } from '../../model/definition/resource.ts';
import type { RuntimeContext } from '../context.ts';
import { aliases, type Statement } from '../sql/scope.ts';

/** What policies let the caller see of other resources, by name; see `policies/visible`. */
export type Visible = ReadonlyMap<string, Expr>;

/** Of which records the caller may see a field, by resource and field; see `policies/field-policies`. */
export type Shown = ReadonlyMap<string, ReadonlyMap<string, boolean | Expr>>;

export function statementOf(
  context: RuntimeContext,
  visible: Visible = new Map(),
  shown: Shown = new Map(),
): Statement {
  return {
    dialect: context.database.dialect,
    resourceNamed: (name) => context.resource(name),
    ...(context.tenant === undefined ? {} : { tenant: context.tenant }),
    visible: (resource: ResourceDefinition) => visible.get(resource.name),
    shown: (resource, field) => shown.get(resource.name)?.get(field),
    nextAlias: aliases(),
  };
}
