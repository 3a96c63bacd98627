/** Models to measure: what the literal strategy makes of a domain, and ways to damage it. */
import { createRandom } from '../../../server/src/base/random.ts';
import type { DomainModel, Resource } from '../../../server/src/model/domain-model.ts';
import type { Specification } from '../../../server/src/model/specification.ts';
import { template } from '../../../server/src/synthesis/template.ts';

export function modelOf(specification: Specification): DomainModel {
  return template.build(specification, { random: createRandom(1) }).model;
}

/** The model with one resource changed. */
export function change(
  model: DomainModel,
  name: string,
  edit: (resource: Resource) => Partial<Resource>,
): DomainModel {
  return {
    ...model,
    resources: model.resources.map((each) => (each.name === name ? { ...each, ...edit(each) } : each)),
  };
}

/** All models that lack one element of this one; what named the element is left as it was. */
export function withoutOne(model: DomainModel): DomainModel[] {
  const less: DomainModel[] = model.resources.map((gone) => ({
    ...model,
    resources: model.resources.filter((each) => each !== gone),
  }));
  for (const { name, ...resource } of model.resources) {
    for (const part of ['attributes', 'relationships', 'identities', 'actions', 'policies'] as const)
      for (const gone of resource[part])
        less.push(
          change(model, name, () => ({
            [part]: (resource[part] as readonly unknown[]).filter((each) => each !== gone),
          })),
        );
    const machine = resource.stateMachine;
    for (const gone of machine?.transitions ?? [])
      if (machine !== undefined)
        less.push(
          change(model, name, () => ({
            stateMachine: { ...machine, transitions: machine.transitions.filter((each) => each !== gone) },
          })),
        );
  }
  return less;
}
