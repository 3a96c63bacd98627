/** Tenants that an attribute tells apart: a read for one never sees another's records. */
import type { RuntimeContext } from '../context.ts';
import type { Query } from '../query.ts';
import { readFailed } from './failure.ts';

/** @throws ActionError when a tenant is needed and none was given */
export function requireTenant(context: RuntimeContext, query: Query): void {
  const { multitenancy, name } = query.resource;
  if (!multitenancy || multitenancy.global || context.tenant !== undefined) return;
  throw readFailed(
    query,
    'invalid',
    'tenant_required',
    `${name} belongs to tenants: say which one is meant.`,
  );
}
