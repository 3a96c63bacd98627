/** All elements of a resource under their names, for metrics that count or list them. */
import type { Resource } from '../model/domain-model.ts';
import { isDefaultAction } from './conventions.ts';
import { remembered } from './facts.ts';

export interface Element {
  /** As a person would call it: `attribute Patient.email`. */
  readonly label: string;
  readonly kind: 'resource' | 'attribute' | 'relationship' | 'identity' | 'action' | 'policy' | 'transition';
  readonly name: string;
  readonly satisfies: readonly string[];
  /** Whether it is an action of Ash's `defaults`. */
  readonly isDefault: boolean;
}

export const elementsOf = remembered((resource: Resource): readonly Element[] => {
  const { name, satisfies } = resource;
  const part = (kind: Element['kind']) => (each: { name: string; satisfies: readonly string[] }) => ({
    label: `${kind} ${name}.${each.name}`,
    kind,
    name: each.name,
    satisfies: each.satisfies,
    isDefault: false,
  });
  return [
    { label: `resource ${name}`, kind: 'resource', name, satisfies, isDefault: false },
    ...resource.attributes.map(part('attribute')),
    ...resource.relationships.map(part('relationship')),
    ...resource.identities.map(part('identity')),
    ...resource.actions.map((action) => ({ ...part('action')(action), isDefault: isDefaultAction(action) })),
    ...resource.policies.map((policy) =>
      part('policy')({ name: policy.actions.join('+'), satisfies: policy.satisfies }),
    ),
    ...(resource.stateMachine?.transitions ?? []).map((transition) =>
      part('transition')({ name: transition.action, satisfies: transition.satisfies }),
    ),
  ];
});
