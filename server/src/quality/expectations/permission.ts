/**
 * What an actor may do is expected as a policy that authorises its role; what it must not do, as a policy on the action
 * that forbids the role or authorises others only (in Ash, nobody passes whom no check authorises).
 */

import type { Resource } from '../../model/domain-model.ts';
import { atomName } from '../../model/naming.ts';
import type { Specification } from '../../model/specification.ts';
import { actionRealising } from '../correspondence/verbs.ts';
import { understand } from './action.ts';
import { entityKey } from './entity.ts';
import { decidedBy, type Expectation, trust } from './expectation.ts';

export function permissionExpectations(specification: Specification): Expectation[] {
  return specification.actors.flatMap((actor) => {
    const role = atomName(actor.name);
    return actor.permissions.flatMap(({ action: said, allowed, sources }): Expectation[] => {
      const understood = understand(specification, said, sources);
      if (understood === undefined) return [];
      const { entity, phrase } = understood;
      const key = entityKey(entity.name);
      return [
        {
          item: { kind: 'permission', entity, role, phrase, allowed },
          label: `permission: ${actor.name} ${allowed ? 'may' : 'must not'} ${phrase.verb} ${entity.name}`,
          weight: trust(entity),
          sources,
          ...decidedBy(key, (resource) => {
            const action = actionRealising(phrase, resource);
            return action !== undefined && permits(resource, action.name, role) === allowed ? 1 : 0;
          }),
        },
      ];
    });
  });
}

/** Whether the policies let `role` run `action`; undefined when no policy speaks of the action. */
export function permits(resource: Resource, action: string, role: string): boolean | undefined {
  let result: boolean | undefined;
  for (const policy of resource.policies) {
    if (!policy.actions.includes(action)) continue;
    const named = policy.roles.includes(role);
    if (policy.effect === 'authorize_if') result = (result ?? true) && named;
    else if (named) result = false;
  }
  return result;
}
