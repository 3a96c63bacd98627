/** Creating a record, or changing the one that is there already: the one with the same values of an identity. */
import type { IdentityDefinition } from '../../model/definition/resource.ts';
import type { Changeset } from '../changeset.ts';
import type { CompiledAttribute, CompiledResource } from '../compiled/resource.ts';
import type { Row, RuntimeContext } from '../context.ts';
import { holds } from '../expression/evaluate.ts';
import { stale } from '../failure.ts';
import { same } from '../same.ts';
import { scopeOf } from '../values/call-value.ts';
import { momentOf } from '../values/generated.ts';
import type { Call } from './call.ts';
import { find, insert, insertUnlessThere, type Place, update } from './statements.ts';
import { tenantOf } from './tenant.ts';

/** The record as it is afterwards. @throws ActionError when one is there that does not meet the condition */
export async function upsert(
  call: Call,
  changeset: Changeset,
  context: RuntimeContext,
  place: Place,
): Promise<Row> {
  const { resource } = call;
  const there = await existing(call, changeset, context, place);
  if (there) return changedTo(call, changeset, there, context, place);
  const made = await insertUnlessThere(resource, place, changeset.attributes);
  if (made) return made;
  // Somebody else was faster, or another identity is taken: then the insert says which.
  const faster = await existing(call, changeset, context, place);
  return faster
    ? changedTo(call, changeset, faster, context, place)
    : insert(resource, place, changeset.attributes);
}

function identityOf({ resource, action }: Call): IdentityDefinition | undefined {
  const name = action.definition.upsert?.identity;
  return resource.definition.identities.find((each) => each.name === name);
}

function keysOf(
  resource: CompiledResource,
  identity: IdentityDefinition | undefined,
): readonly CompiledAttribute[] {
  return identity ? identity.keys.flatMap((name) => resource.byName.get(name) ?? []) : resource.primaryKey;
}

async function existing(
  call: Call,
  changeset: Changeset,
  context: RuntimeContext,
  place: Place,
): Promise<Row | undefined> {
  const { resource, action, options } = call;
  const identity = identityOf(call);
  const keys = keysOf(resource, identity);
  const values = changeset.attributes;
  const isNil = keys.some(({ name }) => (values[name] ?? null) === null);
  // Records without a value are no two of a kind, unless the identity says so.
  if (isNil && (identity?.nilsDistinct ?? true)) return undefined;
  const tenant = identity?.allTenants ? undefined : tenantOf(resource, action, options);
  const found = await find(resource, place, keys, values, tenant);
  const { where } = identity ?? {};
  return where ? found.find((row) => holds(where, scopeOf(changeset, context, row))) : found[0];
}

async function changedTo(
  call: Call,
  changeset: Changeset,
  there: Row,
  context: RuntimeContext,
  place: Place,
): Promise<Row> {
  const { resource, action, options } = call;
  const { condition, returnSkipped, fields, except = [] } = action.definition.upsert ?? {};
  if (condition && !holds(condition, scopeOf(changeset, context, there))) {
    if (returnSkipped) return there;
    throw stale(resource.definition, action.definition);
  }
  const fixed = new Set(
    [...resource.primaryKey, ...keysOf(resource, identityOf(call))].map(({ name }) => name),
  );
  const names =
    fields ??
    Object.keys(changeset.attributes).filter(
      (name) => !changeset.defaulted.includes(name) && !except.includes(name),
    );
  const moment = momentOf(context.surroundings);
  const values: Record<string, unknown> = {};
  for (const name of names)
    if (
      !fixed.has(name) &&
      Object.hasOwn(changeset.attributes, name) &&
      !same(there[name], changeset.attributes[name])
    )
      values[name] = changeset.attributes[name];
  if (Object.keys(values).length === 0) return there;
  for (const { name, updateDefault, cast } of resource.attributes)
    if (updateDefault && !Object.hasOwn(values, name))
      values[name] =
        'value' in updateDefault
          ? updateDefault.value
          : cast(updateDefault.generator(context.surroundings, moment), [name]);
  await update(resource, place, there, values, tenantOf(resource, action, options));
  return { ...there, ...values };
}
