/** The record in the data store: made, changed or removed. */
import type { Changeset } from '../changeset.ts';
import type { Row, RuntimeContext } from '../context.ts';
import type { Core } from '../core.ts';
import { stale } from '../failure.ts';
import type { OpenSession } from '../session.ts';
import { placeOf, type WriteCall } from './call.ts';
import { failureOf } from './constraint.ts';
import { insert, type Place, remove, update } from './statements.ts';
import { tenantOf } from './tenant.ts';
import { upsert } from './upsert.ts';

/** Asks the data store to make, change or remove the record. */
export async function storedIn(
  core: Core,
  session: OpenSession,
  call: WriteCall,
  changeset: Changeset,
  context: RuntimeContext,
): Promise<Row> {
  const { resource, action } = call;
  const place = placeOf(core, session);
  try {
    if (changeset.data) return await storedChange(call, changeset, changeset.data, place);
    return action.definition.upsert
      ? await upsert(call, changeset, context, place)
      : await insert(resource, place, changeset.attributes);
  } catch (error) {
    throw failureOf(error, resource, action) ?? error;
  }
}

async function storedChange(
  { resource, action, options }: WriteCall,
  { attributes }: Changeset,
  data: Row,
  place: Place,
): Promise<Row> {
  const tenant = tenantOf(resource, action, options);
  const { kind, soft } = action.definition;
  if (kind === 'destroy' && soft !== true) {
    if (await remove(resource, place, data, tenant)) return data;
  } else if (
    Object.keys(attributes).length === 0 ||
    (await update(resource, place, data, attributes, tenant))
  )
    return { ...data, ...attributes };
  throw stale(resource.definition, action.definition);
}
