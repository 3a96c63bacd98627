/** Lets records be made and read: the actions for it, and every required field among what they accept. */
import type { DomainModel, Resource } from '../../model/domain-model.ts';
import { remembered } from '../../quality/facts.ts';
import { mapResource } from '../../synthesis/edit/model-edit.ts';
import { acceptable } from '../../synthesis/realise/action.ts';
import { choose, type Operator } from '../operator.ts';

interface Completion {
  readonly description: string;
  apply(model: DomainModel): DomainModel;
}

export const completeActions: Operator = {
  name: 'complete_actions',
  summary: 'Adds a missing create or read action, or required fields that a create action does not accept.',
  apply(model, { random }) {
    const chosen = choose(
      random,
      model.resources.flatMap((resource) => completions(resource)),
    );
    return chosen && { model: chosen.apply(model), description: chosen.description };
  },
};

const completions = remembered((resource: Resource): readonly Completion[] => {
  const { name, actions } = resource;
  const found: Completion[] = [];
  for (const kind of ['create', 'read'] as const) {
    if (actions.some((action) => action.kind === kind || action.name === kind)) continue;
    const accept = kind === 'create' ? acceptable(resource) : [];
    found.push({
      description: `Let ${name} be ${kind === 'create' ? 'made' : 'read'}`,
      apply: (model) =>
        mapResource(model, name, (each) => ({
          ...each,
          actions: [...each.actions, { kind, name: kind, accept, satisfies: [] }],
        })),
    });
  }
  const needed = requiredFields(resource);
  for (const action of actions) {
    const missing = needed.filter((field) => !action.accept.includes(field));
    if (action.kind !== 'create' || missing.length === 0) continue;
    found.push({
      description: `Let ${name}.${action.name} accept ${missing.join(', ')}`,
      apply: (model) =>
        mapResource(model, name, (each) => ({
          ...each,
          actions: each.actions.map((own) =>
            own === action ? { ...own, accept: [...own.accept, ...missing] } : own,
          ),
        })),
    });
  }
  return found;
});

function requiredFields({ attributes, relationships, stateMachine }: Resource): readonly string[] {
  return [
    ...attributes
      .filter(
        ({ allowNil, default: initial, name }) =>
          !allowNil && initial === undefined && name !== stateMachine?.stateAttribute,
      )
      .map(({ name }) => name),
    ...relationships
      .filter(({ kind, allowNil }) => kind === 'belongs_to' && !allowNil)
      .map(({ name }) => `${name}_id`),
  ];
}
