/**
 * From permissions to policies. In Ash every policy that applies to an action must pass, so two policies for two roles on
 * one action would let nobody in: all roles of an action stand in one policy, and actions with the same roles share it.
 */
import type { Policy, Resource } from '../../model/domain-model.ts';
import { union } from '../edit/model-edit.ts';

/** One role and one action of a resource. */
export interface Permission {
  readonly action: string;
  readonly role: string;
  readonly allowed: boolean;
  readonly sources: readonly string[];
}

/** Who was found for one action: roles with their statements. */
type Roles = Map<string, readonly string[]>;

/** The resource whose policies also say `permissions`; what they said before stays, unless it is the contrary. */
export function withPermissions(resource: Resource, permissions: readonly Permission[]): Resource {
  if (permissions.length === 0) return resource;
  const allowed = rolesByAction(resource.policies, 'authorize_if');
  const forbidden = rolesByAction(resource.policies, 'forbid_if');
  for (const { action, role, allowed: may, sources } of permissions) {
    const [into, outOf] = may ? [allowed, forbidden] : [forbidden, allowed];
    const roles: Roles = into.get(action) ?? new Map();
    into.set(action, roles.set(role, union(roles.get(role) ?? [], sources)));
    outOf.get(action)?.delete(role);
  }
  const order = new Map(resource.actions.map(({ name }, index) => [name, index]));
  const policies = [...grouped(forbidden, 'forbid_if', order), ...grouped(allowed, 'authorize_if', order)];
  return { ...resource, policies };
}

function rolesByAction(policies: readonly Policy[], effect: Policy['effect']): Map<string, Roles> {
  const result = new Map<string, Roles>();
  for (const policy of policies) {
    if (policy.effect !== effect) continue;
    for (const action of policy.actions) {
      const roles: Roles = result.get(action) ?? new Map();
      for (const role of policy.roles) roles.set(role, union(roles.get(role) ?? [], policy.satisfies));
      result.set(action, roles);
    }
  }
  return result;
}

/** One policy for each set of roles, in the order of the actions. */
function grouped(
  byAction: ReadonlyMap<string, Roles>,
  effect: Policy['effect'],
  order: ReadonlyMap<string, number>,
): Policy[] {
  const groups = new Map<
    string,
    { actions: string[]; roles: readonly string[]; satisfies: readonly string[] }
  >();
  const position = (action: string): number => order.get(action) ?? order.size;
  const sorted = [...byAction].sort(([a], [b]) => position(a) - position(b));
  for (const [action, roles] of sorted) {
    if (roles.size === 0) continue;
    const names = [...roles.keys()].sort();
    const key = names.join(' ');
    const group = groups.get(key) ?? { actions: [], roles: names, satisfies: [] };
    group.actions.push(action);
    group.satisfies = [...roles.values()].reduce(union, group.satisfies);
    groups.set(key, group);
  }
  return [...groups.values()].map((group) => ({ ...group, effect }));
}
