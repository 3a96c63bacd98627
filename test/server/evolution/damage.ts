/** Damages of the kind that hands and tools do to models, chosen by a seed. */
import { createRandom } from '../../../server/src/base/random.ts';
import type { DomainModel, Resource } from '../../../server/src/model/domain-model.ts';

type Damage = (resource: Resource) => Resource;

const damages: readonly Damage[] = [
  (resource) => ({ ...resource, attributes: resource.attributes.slice(1) }),
  (resource) => ({ ...resource, identities: [] }),
  (resource) => ({ ...resource, policies: [] }),
  (resource) => ({ ...resource, actions: resource.actions.slice(0, 2) }),
  (resource) => ({ ...resource, relationships: resource.relationships.slice(1) }),
  (resource) => ({ ...resource, satisfies: ['GONE'] }),
  (resource) => ({
    ...resource,
    attributes: resource.attributes.map((each) => ({
      ...each,
      allowNil: true,
      type: { name: 'string', constraints: {} },
    })),
  }),
  (resource) => ({
    ...resource,
    attributes: resource.attributes.map((each) => ({ ...each, name: `${each.name}Field`, satisfies: [] })),
  }),
];

/** The model with `count` damages in places of chance; names may lead nowhere afterwards. */
export function damage(model: DomainModel, seed: number, count = 6): DomainModel {
  const random = createRandom(seed);
  let resources = [...model.resources];
  for (let n = 0; n < count; n++) {
    const index = random.int(resources.length);
    const harm = random.pick(damages);
    resources = resources.map((each, at) => (at === index ? harm(each) : each));
  }
  const gone = random.int(resources.length);
  return { ...model, resources: resources.filter((_each, index) => index !== gone) };
}
