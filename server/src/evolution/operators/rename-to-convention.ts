/** Gives a resource, field or action the name that the conventions want. */
import type { DomainModel } from '../../model/domain-model.ts';
import { fieldName, pascalCase, plural, resourceName, singular, snakeCase } from '../../model/naming.ts';
import { mapResource, takenFields } from '../../synthesis/edit/model-edit.ts';
import {
  renameAction,
  renameAttribute,
  renameRelationship,
  renameResource,
} from '../../synthesis/edit/rename.ts';
import { choose, type Operator } from '../operator.ts';

interface Renaming {
  readonly description: string;
  apply(): DomainModel;
}

export const renameToConvention: Operator = {
  name: 'rename_to_convention',
  summary: 'Renames to PascalCase singular, snake_case, the right number, and without the owner in front.',
  apply(model, { random }) {
    const chosen = choose(random, [...resourceRenamings(model), ...fieldRenamings(model)]);
    return chosen && { model: chosen.apply(), description: chosen.description };
  },
};

function resourceRenamings(model: DomainModel): Renaming[] {
  const taken = new Set(model.resources.map(({ name }) => name));
  return model.resources.flatMap(({ name }) => {
    const better = resourceName(singular(pascalCase(name)));
    if (better === name || taken.has(better)) return [];
    return [{ description: `Rename ${name} to ${better}`, apply: () => renameResource(model, name, better) }];
  });
}

function fieldRenamings(model: DomainModel): Renaming[] {
  return model.resources.flatMap((resource) => {
    const taken = takenFields(resource);
    const owner = snakeCase(resource.name);
    const say = (from: string, to: string, apply: () => DomainModel): Renaming[] =>
      from === to || taken.has(to)
        ? []
        : [{ description: `Rename ${resource.name}.${from} to ${to}`, apply }];
    const attributes = resource.attributes.flatMap(({ name }) => {
      const plain = snakeCase(name);
      const bare = plain.startsWith(`${owner}_`) ? plain.slice(owner.length + 1) : plain;
      const better = fieldName(bare, resource.name);
      return say(name, better, () =>
        mapResource(model, resource.name, (each) => renameAttribute(each, name, better)),
      );
    });
    const relationships = resource.relationships.flatMap((relationship) => {
      const many = relationship.kind === 'has_many' || relationship.kind === 'many_to_many';
      const one = singular(snakeCase(relationship.name));
      const better = fieldName(many ? plural(one) : one, resource.name);
      return say(relationship.name, better, () =>
        renameRelationship(model, resource.name, relationship, better),
      );
    });
    const names = new Set(resource.actions.map(({ name }) => name));
    const actions = resource.actions.flatMap(({ name }) => {
      const better = fieldName(name, resource.name);
      if (names.has(better)) return [];
      return say(name, better, () =>
        mapResource(model, resource.name, (each) => renameAction(each, name, better)),
      );
    });
    return [...attributes, ...relationships, ...actions];
  });
}
