/** What comes back of an action: the record with what is asked to be loaded, or the attributes that are selected. */
import type { Changeset } from '../changeset.ts';
import { callerOf, type Row, type RuntimeContext } from '../context.ts';
import { ActionError } from '../outcome.ts';

export async function finished(record: Row, changeset: Changeset, context: RuntimeContext): Promise<Row> {
  const { select, load, resource } = changeset;
  const loads = [...load, ...(context.load ?? [])];
  // Policies for fields hold for what an action gives back, too.
  const guarded = resource.fieldPolicies !== undefined && context.authorize !== false;
  let result = record;
  if (loads.length > 0 || guarded) result = await loaded(record);
  if (!select) return result;
  const keep = new Set(select);
  for (const { name, primaryKey } of resource.attributes) if (primaryKey) keep.add(name);
  const names = new Set(resource.attributes.map(({ name }) => name));
  return Object.fromEntries(Object.entries(result).filter(([name]) => keep.has(name) || !names.has(name)));

  async function loaded(one: Row): Promise<Row> {
    const outcome = await context.runtime.load(resource.name, [one], loads, {
      ...callerOf(context),
      context: {
        ...context.context,
        just_created_with_action: changeset.data ? null : changeset.action.name,
      },
    });
    if (!outcome.ok) throw new ActionError(outcome.error);
    return outcome.value[0] ?? one;
  }
}
