/** Where the text says who may do what, what nobody was given is not offered. */
import { listed } from '../../quality/metric.ts';
import { mapResources } from '../edit/model-edit.ts';
import { withoutAction } from '../edit/remove.ts';
import type { Pattern } from './pattern.ts';

const droppable: ReadonlySet<string> = new Set(['update', 'destroy']);

export const leastPrivilege: Pattern = {
  name: 'least-privilege',
  summary: 'Resources with permissions lose the default update and destroy that no statement asks for.',
  source: 'Least privilege and fail-safe defaults (Saltzer, Schroeder, 1975).',
  stage: 'permission',
  apply(model) {
    const done: string[] = [];
    const sources: string[] = [];
    const result = mapResources(model, (resource) => {
      if (resource.policies.length === 0) return resource;
      const unasked = resource.actions.filter(
        ({ name, satisfies }) => droppable.has(name) && satisfies.length === 0,
      );
      if (unasked.length === 0) return resource;
      done.push(resource.name);
      sources.push(...resource.policies.flatMap(({ satisfies }) => satisfies));
      return unasked.reduce((rest, { name }) => withoutAction(rest, name), resource);
    });
    if (done.length === 0) return undefined;
    return {
      model: result,
      note: `The text says who may change ${listed(done)}, so changes that it gives to nobody are not offered`,
      sources,
    };
  },
};
