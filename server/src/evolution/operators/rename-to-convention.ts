/** Gives a resource, field or action the name that the conventions want. */
import type { DomainModel, Relationship, Resource } from '../../model/domain-model.ts';
import { fieldName, pascalCase, plural, resourceName, singular, snakeCase } from '../../model/naming.ts';
import { remembered, resourceFacts } from '../../quality/facts.ts';
import { saidNames } from '../../quality/metrics/naming.ts';
import { mapResource, takenFields } from '../../synthesis/edit/model-edit.ts';
import {
  renameAction,
  renameAttribute,
  renameRelationship,
  renameResource,
} from '../../synthesis/edit/rename.ts';
import { choose, type Operator } from '../operator.ts';

/** A better name for one thing of a resource. */
interface Renaming {
  readonly from: string;
  readonly to: string;
  apply(model: DomainModel): DomainModel;
}

export const renameToConvention: Operator = {
  name: 'rename_to_convention',
  summary: 'Renames to PascalCase singular, snake_case, the right number, and without the owner in front.',
  apply(model, { random, specification }) {
    const said = specification === undefined ? undefined : saidNames(specification);
    const names = new Set(model.resources.map(({ name }) => name));
    const renamings = model.resources.flatMap((resource) => {
      const better = betterResourceName(resource);
      const own: Renaming[] =
        better === resource.name || names.has(better)
          ? []
          : [
              {
                from: resource.name,
                to: better,
                apply: (each) => renameResource(each, resource.name, better),
              },
            ];
      // What the statements call so is called so.
      const kept = said?.get(resourceFacts(resource).key);
      return [...own, ...fieldRenamings(resource).filter(({ from }) => !kept?.has(from.split('.')[1] ?? ''))];
    });
    const chosen = choose(random, renamings);
    return chosen && { model: chosen.apply(model), description: `Rename ${chosen.from} to ${chosen.to}` };
  },
};

const betterResourceName = remembered(({ name }: Resource): string =>
  resourceName(singular(pascalCase(name))),
);

const fieldRenamings = remembered((resource: Resource): readonly Renaming[] => {
  const { name, attributes, relationships, actions } = resource;
  const taken = takenFields(resource);
  const actionNames = new Set(actions.map((action) => action.name));
  const renaming = (from: string, to: string, apply: Renaming['apply']): Renaming[] =>
    from === to ? [] : [{ from: `${name}.${from}`, to, apply }];
  return [
    ...attributes.flatMap((attribute) => {
      const to = betterAttributeName(attribute.name, name);
      return taken.has(to)
        ? []
        : renaming(attribute.name, to, (model) =>
            mapResource(model, name, (each) => renameAttribute(each, attribute.name, to)),
          );
    }),
    ...relationships.flatMap((relationship) => {
      const to = betterRelationshipName(relationship, name);
      return taken.has(to)
        ? []
        : renaming(relationship.name, to, (model) => renameRelationship(model, name, relationship, to));
    }),
    ...actions.flatMap((action) => {
      const to = fieldName(action.name, name);
      return actionNames.has(to)
        ? []
        : renaming(action.name, to, (model) =>
            mapResource(model, name, (each) => renameAction(each, action.name, to)),
          );
    }),
  ];
});

function betterAttributeName(name: string, owner: string): string {
  const plain = snakeCase(name);
  const prefix = `${snakeCase(owner)}_`;
  const bare = plain.startsWith(prefix) && plain.length > prefix.length ? plain.slice(prefix.length) : plain;
  return fieldName(bare, owner);
}

function betterRelationshipName({ name, kind }: Relationship, owner: string): string {
  const one = singular(snakeCase(name));
  return fieldName(kind === 'has_many' || kind === 'many_to_many' ? plural(one) : one, owner);
}
