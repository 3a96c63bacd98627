/** Takes out what no statement asked for. */
import type { Attribute, DomainModel, Resource } from '../../model/domain-model.ts';
import type { Specification } from '../../model/specification.ts';
import { isConventionalAttribute, isDefaultAction } from '../../quality/conventions.ts';
import { remembered, rememberedFor } from '../../quality/facts.ts';
import { keep, mapResource } from '../../synthesis/edit/model-edit.ts';
import {
  removeRelationship,
  removeResource,
  withoutAction,
  withoutAttribute,
} from '../../synthesis/edit/remove.ts';
import { choose, type Operator } from '../operator.ts';

interface Removal {
  readonly label: string;
  apply(model: DomainModel): DomainModel;
}

/** Statements that exist; without a specification nothing is known to be unasked. */
const knownIds = remembered(
  ({ statements }: Specification): ReadonlySet<string> => new Set(statements.map(({ id }) => id)),
);

export const removeUntraced: Operator = {
  name: 'remove_untraced',
  summary: 'Removes one element that neither a statement nor a convention asks for, with what hangs on it.',
  apply(model, { random, specification }) {
    if (specification === undefined) return undefined;
    const resource = choose(
      random,
      model.resources.filter((each) => removals(specification, each).length > 0),
    );
    const chosen = resource && choose(random, removals(specification, resource));
    return (
      chosen && {
        model: chosen.apply(model),
        description: `Remove ${chosen.label}, which no statement asks for`,
      }
    );
  },
};

/** Whether the framework or the state machine needs it, although no statement speaks of it. */
function isKept({ name }: Attribute, { stateMachine }: Resource): boolean {
  return name === stateMachine?.stateAttribute || isConventionalAttribute(name);
}

const removals = rememberedFor((specification: Specification, resource: Resource): readonly Removal[] => {
  const known = knownIds(specification);
  const unasked = ({ satisfies }: { readonly satisfies: readonly string[] }): boolean =>
    !satisfies.some((id) => known.has(id));
  const { name } = resource;
  const inside = (label: string, change: (each: Resource) => Resource): Removal => ({
    label: `${label} of ${name}`,
    apply: (model) => mapResource(model, name, change),
  });
  const whole = [resource, ...resource.attributes, ...resource.relationships, ...resource.actions].every(
    unasked,
  );
  return [
    ...(whole ? [{ label: name, apply: (model: DomainModel) => removeResource(model, name) }] : []),
    ...resource.attributes
      .filter((each) => unasked(each) && !isKept(each, resource))
      .map((each) => inside(`the attribute ${each.name}`, (owner) => withoutAttribute(owner, each.name))),
    ...resource.relationships.filter(unasked).map((each) => ({
      label: `the relationship ${each.name} of ${name}`,
      apply: (model: DomainModel) => removeRelationship(model, name, each),
    })),
    ...resource.actions
      .filter((each) => unasked(each) && !isDefaultAction(each))
      .map((each) => inside(`the action ${each.name}`, (owner) => withoutAction(owner, each.name))),
    ...resource.identities.filter(unasked).map((each) =>
      inside(`the identity ${each.name}`, (owner) => ({
        ...owner,
        identities: keep(owner.identities, (identity) => identity !== each),
      })),
    ),
    ...resource.policies.filter(unasked).map((each) =>
      inside(`the policy on ${each.actions.join(', ')}`, (owner) => ({
        ...owner,
        policies: keep(owner.policies, (policy) => policy !== each),
      })),
    ),
  ];
});
