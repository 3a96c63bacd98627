/** Makes one of two resources, or of two attributes, whose names are nearly the same. */
import type { DomainModel, Resource } from '../../model/domain-model.ts';
import { remembered } from '../../quality/facts.ts';
import { nearlyEqual } from '../../quality/metrics/naming.ts';
import { keep, mapKept, mapResource, mapResources, union } from '../../synthesis/edit/model-edit.ts';
import { withoutAttribute } from '../../synthesis/edit/remove.ts';
import { renameResource } from '../../synthesis/edit/rename.ts';
import { choose, type Mutation, type Operator } from '../operator.ts';

export const mergeDuplicates: Operator = {
  name: 'merge_duplicates',
  summary: 'Merges two resources or attributes whose names are nearly the same.',
  apply(model, { random }) {
    const merges: (() => Mutation)[] = nearlyEqual(model.resources.map(({ name }) => name)).map(
      ([a, b]) =>
        () =>
          mergeResources(model, a, b),
    );
    for (const resource of model.resources)
      for (const [a, b] of likeAttributes(resource))
        if (a !== b) merges.push(() => mergeAttributes(model, resource, a, b));
    return choose(random, merges)?.();
  },
};

const likeAttributes = remembered(({ attributes }: Resource) =>
  nearlyEqual(attributes.map(({ name }) => name)),
);

/** The one with more statements behind it keeps its name; the other's fields that are new join it. */
function mergeResources(model: DomainModel, first: string, second: string): Mutation {
  const [a, b] = [first, second].map((name) =>
    model.resources.findLast((resource) => resource.name === name),
  );
  if (a === undefined || b === undefined) return { model, description: '' };
  const twin = model.resources.find((resource) => resource.name === first) ?? a;
  const [kept, gone] =
    first === second ? [twin, a] : b.satisfies.length > a.satisfies.length ? [b, a] : [a, b];
  const rest = { ...model, resources: keep(model.resources, (resource) => resource !== gone) };
  const redirected = first === second ? rest : renameResource(rest, gone.name, kept.name);
  const merged = mapResource(redirected, kept.name, (resource) => ({
    ...resource,
    attributes: join(resource.attributes, gone.attributes),
    relationships: join(resource.relationships, gone.relationships),
    identities: join(resource.identities, gone.identities),
    actions: join(resource.actions, gone.actions),
    extensions: union(resource.extensions, gone.extensions),
    satisfies: union(resource.satisfies, gone.satisfies),
    ...(resource.stateMachine === undefined && gone.stateMachine !== undefined
      ? { stateMachine: gone.stateMachine }
      : {}),
  }));
  return { model: withoutTwins(merged), description: `Merge ${gone.name} into ${kept.name}` };
}

function mergeAttributes(model: DomainModel, { name, attributes }: Resource, a: string, b: string): Mutation {
  const statements = (each: string): number =>
    attributes.find((attribute) => attribute.name === each)?.satisfies.length ?? 0;
  const [kept, gone] = statements(b) > statements(a) ? [b, a] : [a, b];
  const lost = attributes.find((attribute) => attribute.name === gone)?.satisfies ?? [];
  const merged = mapResource(model, name, (resource) => {
    const rest = withoutAttribute(resource, gone);
    return {
      ...rest,
      attributes: mapKept(rest.attributes, (attribute) =>
        attribute.name === kept ? { ...attribute, satisfies: union(attribute.satisfies, lost) } : attribute,
      ),
    };
  });
  return { model: merged, description: `Merge ${name}.${gone} into ${name}.${kept}` };
}

/** The first list, and of the second what has a new name. */
function join<T extends { readonly name: string }>(first: readonly T[], second: readonly T[]): readonly T[] {
  const names = new Set(first.map(({ name }) => name));
  return [...first, ...second.filter(({ name }) => !names.has(name))];
}

/** Relationships that say the same after two destinations became one. */
function withoutTwins(model: DomainModel): DomainModel {
  return mapResources(model, (resource) => {
    const seen = new Set<string>();
    const relationships = keep(
      resource.relationships,
      ({ kind, destination, destinationAttribute = '', through = '', name }) => {
        const meaning =
          kind === 'belongs_to'
            ? `${kind} ${name}`
            : `${kind} ${destination} ${destinationAttribute} ${through}`;
        const fresh = !seen.has(meaning);
        seen.add(meaning);
        return fresh;
      },
    );
    return relationships === resource.relationships ? resource : { ...resource, relationships };
  });
}
