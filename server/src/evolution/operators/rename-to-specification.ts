/** Gives back the name of the text to a resource or attribute that is traced to it under another name. */
import type { DomainModel } from '../../model/domain-model.ts';
import { fieldName, nameKey, resourceName } from '../../model/naming.ts';
import type { Entity, SpecAttribute, Specification } from '../../model/specification.ts';
import { attributeKey } from '../../quality/expectations/attribute.ts';
import { entityKey, resourceFor } from '../../quality/expectations/entity.ts';
import { unmetExpectations } from '../../quality/expectations/met.ts';
import { modelFacts, remembered, resourceFacts } from '../../quality/facts.ts';
import { mapResource, takenFields } from '../../synthesis/edit/model-edit.ts';
import { renameAttribute, renameResource } from '../../synthesis/edit/rename.ts';
import { cite } from '../../synthesis/strategy.ts';
import { choose, type Mutation, type Operator } from '../operator.ts';

export const renameToSpecification: Operator = {
  name: 'rename_to_specification',
  summary: 'Renames a resource or attribute that is traced to statements which use another word for it.',
  apply(model, { random, specification }) {
    if (specification === undefined) return undefined;
    const renamings = unmetExpectations(specification, model).flatMap(({ item }) => {
      if (item.kind === 'entity') return ofEntity(model, item.entity, specification);
      return item.kind === 'attribute' ? ofAttribute(model, item.entity, item.attribute) : [];
    });
    return choose(random, renamings)?.();
  },
};

type Renaming = () => Mutation;

const entityKeys = remembered(
  ({ entities }: Specification): ReadonlySet<string> => new Set(entities.map(({ name }) => entityKey(name))),
);

function ofEntity(model: DomainModel, entity: Entity, specification: Specification): Renaming[] {
  const to = resourceName(entity.name);
  const named = entityKeys(specification);
  return model.resources
    .filter((resource) => !named.has(resourceFacts(resource).key))
    .filter(({ satisfies }) => satisfies.some((id) => entity.sources.includes(id)))
    .map(({ name }) => () => ({
      model: renameResource(model, name, to),
      description: `Rename ${name} to ${to}, as the text calls it${cite(entity.sources)}`,
    }));
}

function ofAttribute(model: DomainModel, entity: Entity, spec: SpecAttribute): Renaming[] {
  const resource = resourceFor(modelFacts(model), entity.name);
  const to = resource && fieldName(spec.name, resource.name);
  if (resource === undefined || to === undefined || takenFields(resource).has(to)) return [];
  const expected = new Set(entity.attributes.map((each) => attributeKey(each, entity.name)));
  return resource.attributes
    .filter(({ name }) => !expected.has(nameKey(name)))
    .filter(({ satisfies }) => satisfies.some((id) => spec.sources.includes(id)))
    .map(({ name }) => () => ({
      model: mapResource(model, resource.name, (each) => renameAttribute(each, name, to)),
      description: `Rename ${resource.name}.${name} to ${to}, as the text calls it${cite(spec.sources)}`,
    }));
}
