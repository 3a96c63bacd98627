/** The record that an update or destroy is about. */
import type { CompiledResource } from '../compiled/resource.ts';
import type { Row, RuntimeContext } from '../context.ts';
import { holds } from '../expression/evaluate.ts';
import { notFound } from '../failure.ts';
import { scopeOf } from '../values/call-value.ts';
import { openChangeset } from './build.ts';
import type { WriteCall } from './call.ts';
import { find, type Place } from './statements.ts';

export interface Records {
  readonly data?: Row;
  readonly given?: Row;
}

/** The record of a call, locked; none for create. @throws ActionError when there is none */
export async function recordsOf(
  call: WriteCall,
  context: RuntimeContext,
  place: Place,
  tenant: unknown,
): Promise<Records> {
  const { resource, target } = call;
  if (target === undefined) return {};
  const key = keyOf(resource, target);
  const [data] = key ? await find(resource, place, resource.primaryKey, key, tenant) : [];
  return recordsFor(call, context, data);
}

/** A record that was read, if the action may see it. @throws ActionError when there is none */
export function recordsFor(call: WriteCall, context: RuntimeContext, data: Row | undefined): Records {
  const { resource, action, target } = call;
  const { baseFilter } = resource.definition;
  const sees = (row: Row): boolean =>
    !baseFilter ||
    holds(baseFilter, scopeOf(openChangeset(call, context.surroundings, { data: row }), context, row));
  if (!data || !sees(data))
    throw notFound(
      resource.definition,
      action.definition,
      typeof target === 'object' ? (keyOf(resource, target) ?? {}) : target,
    );
  return { data, ...(typeof target === 'object' ? { given: target } : {}) };
}

/** The primary key, cast; undefined when it cannot be one. */
export function keyOf({ primaryKey }: CompiledResource, target: Row | string): Row | undefined {
  const given = typeof target === 'object' ? target : { [primaryKey[0]?.name ?? '']: target };
  const entries = primaryKey.map(({ name, cast }) => [name, cast(given[name], [name])] as const);
  const isKey =
    entries.length > 0 && entries.every(([, value]) => value !== null && typeof value !== 'object');
  return isKey ? Object.fromEntries(entries) : undefined;
}
