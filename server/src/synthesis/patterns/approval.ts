/** Who approves and rejects also says why, and when it was. */
import type { Attribute, Resource } from '../../model/domain-model.ts';
import { listed } from '../../quality/metric.ts';
import { mapKept, mapResources, takenFields } from '../edit/model-edit.ts';
import type { Pattern } from './pattern.ts';

const deciding = /^(?:approve|reject|accept|decline|authori[sz]e|deny)$/;

export const approval: Pattern = {
  name: 'approval',
  summary: 'Approving and rejecting keep a reason and the time of the decision.',
  source: 'Approval work flow (Russell et al., Workflow Resource Patterns, 2005).',
  stage: 'action',
  apply(model) {
    const done: string[] = [];
    const sources: string[] = [];
    const result = mapResources(model, (resource) => {
      const decisions = resource.actions.filter(({ kind, name }) => kind === 'update' && deciding.test(name));
      if (decisions.length < 2) return resource;
      done.push(resource.name);
      const why = decisions.flatMap(({ satisfies }) => satisfies);
      sources.push(...why);
      return withDecision(
        resource,
        decisions.map(({ name }) => name),
        why,
      );
    });
    if (done.length === 0) return undefined;
    return {
      model: result,
      note: `${listed(done)} is approved or rejected, so it keeps the reason and the time`,
      sources,
    };
  },
};

function withDecision(
  resource: Resource,
  actions: readonly string[],
  satisfies: readonly string[],
): Resource {
  const taken = takenFields(resource);
  const fresh = (name: string, type: string): Attribute[] =>
    taken.has(name)
      ? []
      : [
          {
            name,
            type: { name: type, constraints: {} },
            allowNil: true,
            public: true,
            satisfies: [...new Set(satisfies)],
          },
        ];
  const added = [...fresh('decision_reason', 'string'), ...fresh('decided_at', 'utc_datetime')];
  const names = added.map(({ name }) => name);
  return {
    ...resource,
    attributes: [...resource.attributes, ...added],
    actions: mapKept(resource.actions, (action) =>
      actions.includes(action.name)
        ? { ...action, accept: [...action.accept, ...names.filter((name) => !action.accept.includes(name))] }
        : action,
    ),
  };
}
