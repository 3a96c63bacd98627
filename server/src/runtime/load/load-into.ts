/** Loads relationships, calculations and aggregates into records that a caller has. */
import type { ResourceDefinition } from '../../model/definition/resource.ts';
import { calculationInputs } from '../calculations/inputs.ts';
import type { Load, Row, RuntimeContext } from '../context.ts';
import { fieldFlags, hideFields } from '../policies/field-policies.ts';
import type { Query } from '../query.ts';
import { primaryRead } from '../read/primary-read.ts';
import type { Input } from '../runtime.ts';
import { loadWithin } from './load-within.ts';

/** @param inputs values for arguments of calculations, by the calculation's name. @throws ActionError when policies forbid it */
export async function loadInto(
  context: RuntimeContext,
  resource: ResourceDefinition,
  records: readonly Row[],
  loads: readonly Load[],
  inputs: Readonly<Record<string, Input>> = {},
): Promise<readonly Row[]> {
  const action = primaryRead(resource);
  const query: Query = {
    resource,
    action,
    arguments: {},
    filters: [],
    callerFilters: [],
    sort: [],
    load: loads,
    inputs: calculationInputs(context, resource, action, inputs),
    errors: [],
    context: context.context ?? {},
    beforeAction: [],
    afterAction: [],
  };
  if (context.authorize === false) return loadWithin(context, query, records, loads);
  const { hide, flags = {} } = await fieldFlags(context, query);
  const loaded = await loadWithin(context, query, records, loads, { flags });
  return hide ? loaded.map((record) => hideFields(record, hide)) : loaded;
}
