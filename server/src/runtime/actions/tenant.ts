/** Tenants that an attribute tells apart: every record belongs to one, and a call for one never touches another's. */
import type { CompiledAction } from '../compiled/action.ts';
import type { CompiledResource } from '../compiled/resource.ts';
import type { CallOptions } from '../context.ts';
import { failed } from '../failure.ts';
import { fieldError, wholeError } from '../field-error.ts';
import { CastFailure } from '../types/caster.ts';

/**
 * The value of the tenant's attribute for a call; undefined when the call is for all tenants, or there are none.
 * @throws ActionError when a tenant is needed and none was given
 */
export function tenantOf(resource: CompiledResource, action: CompiledAction, options: CallOptions): unknown {
  const { tenant: attribute, definition } = resource;
  if (!attribute) return undefined;
  if (options.tenant === undefined || options.tenant === null) {
    if (definition.multitenancy?.global) return undefined;
    throw failed(definition, action.definition, 'invalid', [
      wholeError('tenant_required', `${definition.name} belongs to tenants: say which one is meant.`),
    ]);
  }
  const cast = attribute.cast(options.tenant, [attribute.name]);
  if (cast instanceof CastFailure || cast === null)
    throw failed(definition, action.definition, 'invalid', [
      cast instanceof CastFailure
        ? {
            ...(cast.errors[0] ?? fieldError([attribute.name], 'invalid_type', 'does not fit')),
            code: 'invalid_tenant',
          }
        : wholeError('tenant_required', `${definition.name} belongs to tenants: say which one is meant.`),
    ]);
  return cast;
}
