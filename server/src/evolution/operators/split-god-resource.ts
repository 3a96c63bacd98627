/** Splits a group of attributes with a common first word from a resource that has far too many. */
import type { Resource } from '../../model/domain-model.ts';
import { resourceName } from '../../model/naming.ts';
import { mapResource } from '../../synthesis/edit/model-edit.ts';
import { renameAttribute } from '../../synthesis/edit/rename.ts';
import { extractShared } from '../../synthesis/patterns/extract-shared.ts';
import { choose, type Operator } from '../operator.ts';

/** Attributes beyond which a resource is worth splitting, and how many must go together. */
const many = 10;
const group = 3;

export const splitGodResource: Operator = {
  name: 'split_god_resource',
  summary: `Splits attributes with a common first word from a resource with more than ${many}.`,
  apply(model, { random }) {
    const places = model.resources
      .filter(({ attributes }) => attributes.length > many)
      .flatMap((resource) => groupsOf(resource).map(([word, names]) => ({ resource, word, names })));
    const place = choose(random, places);
    if (place === undefined) return undefined;
    const { resource, word, names } = place;
    const into = resourceName(`${resource.name}_${word}`);
    const split = extractShared(model, { owners: [resource.name], attributes: names, into, shared: false });
    const fresh = split.resources.find((each) => !model.resources.some(({ name }) => name === each.name));
    if (fresh === undefined) return undefined;
    const named = mapResource(split, fresh.name, (each) =>
      names.reduce((rest, name) => renameAttribute(rest, name, name.slice(word.length + 1)), each),
    );
    return {
      model: named,
      description: `Split ${names.length} attributes ${word}_… of ${resource.name} into ${fresh.name}`,
    };
  },
};

function groupsOf({ attributes, stateMachine }: Resource): [string, readonly string[]][] {
  const groups = new Map<string, string[]>();
  for (const { name } of attributes) {
    const word = /^([a-z]+)_[a-z]/.exec(name)?.[1];
    if (word === undefined || name === stateMachine?.stateAttribute) continue;
    groups.set(word, [...(groups.get(word) ?? []), name]);
  }
  return [...groups].filter(([, names]) => names.length >= group);
}
