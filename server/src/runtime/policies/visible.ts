/** What policies let a caller see of resources that a statement reaches through relationships, aggregates and calculations. */
import type { Definitions } from '../../model/definition/definitions.ts';
import type { Expr } from '../../model/definition/expression.ts';
import type { ResourceDefinition } from '../../model/definition/resource.ts';
import type { RuntimeContext } from '../context.ts';
import type { Query } from '../query.ts';
import { primaryRead } from '../read/primary-read.ts';
import type { Shown } from '../read/statement.ts';
import { askPolicies } from './ask.ts';
import { shownFields } from './field-policies.ts';
import { formulaOf } from './formula.ts';
import { type Reaching, reachedBy } from './reached.ts';
import { isOpen } from './subject.ts';

const nothing: Expr = { kind: 'literal', value: false };

const havePolicies = new WeakMap<Definitions, boolean>();

/** Whether any resource has policies: most of what is not meant for several people has none. */
function hasPolicies(definitions: Definitions): boolean {
  const known = havePolicies.get(definitions);
  if (known !== undefined) return known;
  const has = definitions.resources.some(({ policies }) => policies !== undefined);
  havePolicies.set(definitions, has);
  return has;
}

/** Conditions by resource; resources of which everything may be seen are left out. */
export async function visibleTo(
  context: RuntimeContext,
  resource: ResourceDefinition,
  fields: readonly string[],
  more: Omit<Reaching, 'fields'> = {},
): Promise<ReadonlyMap<string, Expr>> {
  const visible = new Map<string, Expr>();
  if (context.authorize === false || !hasPolicies(context.definitions)) return visible;
  for (const name of reachedBy(resource, { ...more, fields }, (each) => context.resource(each))) {
    const reached = context.resource(name);
    if (!reached.policies) continue;
    const asked = await askPolicies(context, reached.policies, plainQuery(context, reached));
    const formula = formulaOf(asked);
    if (isOpen(formula)) visible.set(name, formula);
    else if (!formula) visible.set(name, nothing);
  }
  return visible;
}

/** Which fields of a resource, and of those that filters and orders reach, the caller may see. */
export async function shownTo(context: RuntimeContext, query: Query, reaching: Reaching): Promise<Shown> {
  const shown = new Map([[query.resource.name, await shownFields(context, query)]]);
  for (const name of reachedBy(query.resource, reaching, (each) => context.resource(each)))
    if (!shown.has(name))
      shown.set(name, await shownFields(context, plainQuery(context, context.resource(name))));
  return shown;
}

/** A read of everything, as checks see it. */
function plainQuery(context: RuntimeContext, resource: ResourceDefinition): Query {
  return {
    resource,
    action: primaryRead(resource),
    arguments: {},
    filters: [],
    callerFilters: [],
    sort: [],
    load: [],
    inputs: {},
    errors: [],
    context: context.context ?? {},
    beforeAction: [],
    afterAction: [],
  };
}
