/** Conditions of preparations: validations, asked of the arguments of a read. */
import type { Call } from '../../model/definition/expression.ts';
import type { Changeset } from '../changeset.ts';
import type { Check, Making } from '../compiled/making.ts';
import { checkOf } from '../compiled/validation.ts';
import type { RuntimeContext } from '../context.ts';
import type { Handlers } from '../handlers.ts';
import type { Query } from '../query.ts';

/** Made once for each call of a document and each set of handlers. */
const made = new WeakMap<Handlers, WeakMap<Call, Check>>();

/** Whether all conditions hold. @throws Error when nobody knows one of them */
export async function conditionsHold(
  context: RuntimeContext,
  query: Query,
  conditions: readonly Call[],
): Promise<boolean> {
  const asked = asChangeset(query);
  for (const call of conditions)
    if ((await conditionOf(context, query, call)(asked, context)).length > 0) return false;
  return true;
}

function conditionOf(context: RuntimeContext, { resource, action }: Query, call: Call): Check {
  const { handlers, definitions } = context;
  const known = made.get(handlers) ?? new WeakMap<Call, Check>();
  made.set(handlers, known);
  const making: Making = {
    resource,
    action,
    definitions,
    handlers,
    check: (inner) => checkOf(inner, making),
  };
  const check = known.get(call) ?? checkOf(call, making);
  known.set(call, check);
  return check;
}

/** A read as validations see it: arguments, and no attributes. */
function asChangeset({ resource, action, arguments: args, context, errors, load }: Query): Changeset {
  return {
    resource,
    action,
    input: args,
    attributes: {},
    defaulted: [],
    arguments: args,
    atomics: {},
    filters: [],
    errors,
    context,
    load,
    beforeTransaction: [],
    beforeAction: [],
    afterAction: [],
    afterTransaction: [],
  };
}
