/** The last steps before the data store: made defaults, hooks, late validations, conditions, and what is worked out. */

import type { Changeset } from '../changeset.ts';
import { changeAttribute } from '../changing.ts';
import type { CompiledResource } from '../compiled/resource.ts';
import type { RuntimeContext } from '../context.ts';
import { evaluate, holds } from '../expression/evaluate.ts';
import { stale } from '../failure.ts';
import { scopeOf } from '../values/call-value.ts';
import { runSteps } from './build.ts';
import type { WriteCall } from './call.ts';
import { withEmbedded, withMadeDefaults } from './defaults.ts';
import { valid, withComplete } from './required.ts';

/** All up to the data store. */
export async function madeReady(
  { resource, action }: WriteCall,
  changeset: Changeset,
  context: RuntimeContext,
): Promise<Changeset> {
  let current = withMadeDefaults(changeset, resource, context.surroundings);
  for (const hook of current.beforeAction) current = await hook(current, context);
  current = valid(await runSteps(current, action.lateChecks, context));
  for (const condition of current.filters)
    if (!holds(condition, scopeOf(current, context, current.data)))
      throw stale(current.resource, current.action);
  current = withEmbedded(withAtomics(current, resource, context), resource, context);
  return valid(withComplete(current, resource));
}

/** What the data store is to work out: the record is locked, so that it comes to the same here. */
export function withAtomics(
  changeset: Changeset,
  resource: CompiledResource,
  context: RuntimeContext,
): Changeset {
  const { atomics } = changeset;
  const names = Object.keys(atomics);
  if (names.length === 0) return changeset;
  const scope = scopeOf(changeset, context, changeset.data ?? changeset.attributes);
  let current: Changeset = { ...changeset, atomics: {} };
  for (const name of names) {
    const expr = atomics[name];
    const attribute = resource.byName.get(name);
    if (expr && attribute) current = changeAttribute(current, name, evaluate(expr, scope));
  }
  return current;
}
