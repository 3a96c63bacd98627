/** Gives back the name of the text to a resource or attribute that is traced to it under another name. */
import type { DomainModel } from '../../model/domain-model.ts';
import { fieldName, nameKey, resourceName } from '../../model/naming.ts';
import type { Specification } from '../../model/specification.ts';
import { attributeKey } from '../../quality/expectations/attribute.ts';
import { entityKey, resourceFor } from '../../quality/expectations/entity.ts';
import { modelFacts, resourceFacts } from '../../quality/facts.ts';
import { mapResource, takenFields } from '../../synthesis/edit/model-edit.ts';
import { renameAttribute, renameResource } from '../../synthesis/edit/rename.ts';
import { cite } from '../../synthesis/strategy.ts';
import { choose, type Mutation, type Operator } from '../operator.ts';

export const renameToSpecification: Operator = {
  name: 'rename_to_specification',
  summary: 'Renames a resource or attribute that is traced to statements which use another word for it.',
  apply(model, { random, specification }) {
    if (specification === undefined) return undefined;
    const renamings = [...resources(model, specification), ...attributes(model, specification)];
    return choose(random, renamings)?.();
  },
};

type Renaming = () => Mutation;

function resources(model: DomainModel, specification: Specification): Renaming[] {
  const facts = modelFacts(model);
  const named = new Set(specification.entities.map(({ name }) => entityKey(name)));
  const strangers = model.resources.filter((resource) => !named.has(resourceFacts(resource).key));
  return specification.entities.flatMap((entity) => {
    if (resourceFor(facts, entity.name) !== undefined) return [];
    const to = resourceName(entity.name);
    return strangers
      .filter(({ satisfies }) => satisfies.some((id) => entity.sources.includes(id)))
      .map(({ name }) => () => ({
        model: renameResource(model, name, to),
        description: `Rename ${name} to ${to}, as the text calls it${cite(entity.sources)}`,
      }));
  });
}

function attributes(model: DomainModel, specification: Specification): Renaming[] {
  const facts = modelFacts(model);
  return specification.entities.flatMap((entity) => {
    const resource = resourceFor(facts, entity.name);
    if (resource === undefined) return [];
    const own = resourceFacts(resource).attributesByKey;
    const expected = new Set(entity.attributes.map((spec) => attributeKey(spec, entity.name)));
    const taken = takenFields(resource);
    return entity.attributes.flatMap((spec) => {
      const to = fieldName(spec.name, resource.name);
      if (own.has(attributeKey(spec, entity.name)) || taken.has(to)) return [];
      return resource.attributes
        .filter(
          ({ name, satisfies }) =>
            !expected.has(nameKey(name)) && satisfies.some((id) => spec.sources.includes(id)),
        )
        .map(({ name }) => () => ({
          model: mapResource(model, resource.name, (each) => renameAttribute(each, name, to)),
          description: `Rename ${resource.name}.${name} to ${to}, as the text calls it${cite(spec.sources)}`,
        }));
    });
  });
}
