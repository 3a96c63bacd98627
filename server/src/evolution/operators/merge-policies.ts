/** Joins policies on one action that only somebody with two roles at once could pass. */
import { mapResource } from '../../synthesis/edit/model-edit.ts';
import { withPermissions } from '../../synthesis/realise/policy.ts';
import { choose, type Operator } from '../operator.ts';

export const mergePolicies: Operator = {
  name: 'merge_policies',
  summary: 'Joins several policies that authorize one action for different roles into one.',
  apply(model, { random }) {
    const places = model.resources.filter(({ policies, actions }) =>
      actions.some(
        ({ name }) =>
          policies.filter((policy) => policy.effect === 'authorize_if' && policy.actions.includes(name))
            .length > 1,
      ),
    );
    const place = choose(random, places);
    if (place === undefined) return undefined;
    const allowed = place.policies
      .filter(({ effect }) => effect === 'authorize_if')
      .flatMap(({ actions, roles, satisfies }) =>
        actions.flatMap((action) =>
          roles.map((role) => ({ action, role, allowed: true, sources: satisfies })),
        ),
      );
    return {
      model: mapResource(model, place.name, (resource) => withPermissions(resource, allowed)),
      description: `Let each role of an action of ${place.name} pass on its own`,
    };
  },
};
