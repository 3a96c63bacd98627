/** Where the text says who may do what, no default action is left that goes round it. */
import type { Resource } from '../../model/domain-model.ts';
import { listed } from '../../quality/metric.ts';
import { mapResources } from '../edit/model-edit.ts';
import { withoutAction } from '../edit/remove.ts';
import type { Pattern } from './pattern.ts';

/**
 * Default actions that nobody asked for and that go round the policies: a way to remove what only some may change, and a
 * second way to make what only some may make.
 */
function backDoors({ actions, policies }: Resource): readonly string[] {
  const guarded = actions.some(
    ({ kind, name }) => kind === 'create' && policies.some((policy) => policy.actions.includes(name)),
  );
  return actions
    .filter(
      ({ name, satisfies }) =>
        satisfies.length === 0 && (name === 'destroy' || (name === 'create' && guarded)),
    )
    .map(({ name }) => name);
}

export const leastPrivilege: Pattern = {
  name: 'least-privilege',
  summary:
    'Resources with permissions lose the default destroy, and a default create beside a guarded one, that nobody asked for.',
  source: 'Least privilege and fail-safe defaults (Saltzer, Schroeder, 1975).',
  stage: 'permission',
  apply(model) {
    const done: string[] = [];
    const sources: string[] = [];
    const result = mapResources(model, (resource) => {
      if (resource.policies.length === 0) return resource;
      const unasked = backDoors(resource);
      if (unasked.length === 0) return resource;
      done.push(resource.name);
      sources.push(...resource.policies.flatMap(({ satisfies }) => satisfies));
      return unasked.reduce(withoutAction, resource);
    });
    if (done.length === 0) return undefined;
    return {
      model: result,
      note: `The text says who may change ${listed(done)}, so no default action goes round that`,
      sources,
    };
  },
};
