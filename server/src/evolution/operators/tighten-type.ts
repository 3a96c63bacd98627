/** Gives an attribute the type, bounds, default and uniqueness that the statements give it. */
import type { Attribute, Resource } from '../../model/domain-model.ts';
import type { Entity, SpecAttribute } from '../../model/specification.ts';
import { bound, expresses, oneOf } from '../../quality/correspondence/types.ts';
import { attributeKey } from '../../quality/expectations/attribute.ts';
import { resourceFor } from '../../quality/expectations/entity.ts';
import { modelFacts, rememberedFor, resourceFacts } from '../../quality/facts.ts';
import { mapKept, mapResource, union } from '../../synthesis/edit/model-edit.ts';
import { attributeFor, withIdentity } from '../../synthesis/realise/attribute.ts';
import { cite } from '../../synthesis/strategy.ts';
import { choose, type Operator } from '../operator.ts';

export const tightenType: Operator = {
  name: 'tighten_type',
  summary: 'Gives an attribute the type, bounds and uniqueness that the statements give it.',
  apply(model, { random, specification }) {
    const facts = modelFacts(model);
    const places = (specification?.entities ?? []).flatMap((entity) => {
      const resource = resourceFor(facts, entity.name);
      return resource === undefined ? [] : looseIn(entity, resource);
    });
    const place = choose(random, places);
    if (place === undefined) return undefined;
    const { resource, found, spec } = place;
    const ideal = attributeFor(spec, resource.name);
    const type = expresses(found.type, spec.type)
      ? { name: found.type.name, constraints: { ...found.type.constraints, ...ideal.type.constraints } }
      : ideal.type;
    const tight: Attribute = {
      ...ideal,
      name: found.name,
      type,
      satisfies: union(found.satisfies, spec.sources),
    };
    const grown = mapResource(model, resource.name, (each) => {
      const attributes = mapKept(each.attributes, (attribute) => (attribute === found ? tight : attribute));
      const changed = { ...each, attributes };
      return spec.unique ? withIdentity(changed, [found.name], spec.sources) : changed;
    });
    return {
      model: grown,
      description: `Make ${resource.name}.${found.name} what the text says: ${spec.type}${cite(spec.sources)}`,
    };
  },
};

/** The attributes of the resource that allow what the statements on its entity rule out. */
const looseIn = rememberedFor((entity: Entity, resource: Resource) =>
  entity.attributes.flatMap((spec) => {
    const found = resourceFacts(resource).attributesByKey.get(attributeKey(spec, entity.name));
    if (found === undefined || found.name === resource.stateMachine?.stateAttribute) return [];
    const unique = resource.identities.some(({ keys }) => keys.length === 1 && keys[0] === found.name);
    return looser(found, spec) || (spec.unique && !unique) ? [{ resource, found, spec }] : [];
  }),
);

/** Whether the attribute allows what the statements rule out. */
function looser({ type, allowNil }: Attribute, spec: SpecAttribute): boolean {
  if (!expresses(type, spec.type) || (spec.required && allowNil)) return true;
  if (spec.min !== undefined && bound(type, 'min') !== spec.min) return true;
  if (spec.max !== undefined && bound(type, 'max') !== spec.max) return true;
  return oneOf(type).length < (spec.values?.length ?? 0);
}
