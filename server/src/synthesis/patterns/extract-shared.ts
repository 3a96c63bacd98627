/** Moves attributes that several resources share into a resource of their own, which each of them then belongs to. */
import type { Attribute, DomainModel, Resource } from '../../model/domain-model.ts';
import { nameKey, resourceName, uniqueName } from '../../model/naming.ts';
import { resourceFacts } from '../../quality/facts.ts';
import { addResource, emptyResource, mapResource, union, withAttribute } from '../edit/model-edit.ts';
import { withoutAttribute } from '../edit/remove.ts';
import { defaultActions } from '../realise/action.ts';
import { withIdentity } from '../realise/attribute.ts';
import { connect } from '../realise/relationship.ts';

export interface Extraction {
  /** Names of the resources that share the attributes. */
  readonly owners: readonly string[];
  /** Names of the attributes to move. */
  readonly attributes: readonly string[];
  /** Name of the new resource. */
  readonly into: string;
  /** Whether several owners may share one record of it. */
  readonly shared: boolean;
}

export function extractShared(model: DomainModel, extraction: Extraction): DomainModel {
  const { owners, attributes, shared } = extraction;
  const name = uniqueName(resourceName(extraction.into), new Set(model.resources.map((each) => each.name)));
  const sharing = model.resources.filter((resource) => owners.includes(resource.name));
  const sources = sharing.flatMap((resource) =>
    attributesOf(resource, attributes).flatMap((each) => each.satisfies),
  );
  const empty: Resource = { ...emptyResource(name, union([], sources)), actions: defaultActions() };
  const filled = attributes.reduce((resource, wanted) => {
    const versions = sharing.flatMap((each) => attributesOf(each, [wanted]));
    const merged = mergeAttributes(versions);
    if (merged === undefined) return resource;
    const unique = sharing.some(({ identities }) => identities.some(({ keys }) => keys.join() === wanted));
    const grown = withAttribute(resource, merged);
    return unique ? withIdentity(grown, [merged.name], merged.satisfies) : grown;
  }, empty);
  let result = addResource(model, filled);
  for (const owner of sharing) {
    result = mapResource(result, owner.name, (resource) => attributes.reduce(withoutAttribute, resource));
    const own = attributesOf(owner, attributes).flatMap((each) => each.satisfies);
    const required = attributesOf(owner, attributes).some(({ allowNil }) => !allowNil);
    result = connect(result, {
      holder: owner.name,
      target: name,
      many: shared,
      required: required || !shared,
      sources: union([], own),
    });
  }
  return result;
}

/** One attribute that allows what any of its versions allows; undefined for none. */
function mergeAttributes(versions: readonly Attribute[]): Attribute | undefined {
  const [first] = versions;
  if (first === undefined) return undefined;
  return {
    ...first,
    allowNil: versions.some(({ allowNil }) => allowNil),
    satisfies: versions.reduce<readonly string[]>((ids, { satisfies }) => union(ids, satisfies), []),
  };
}

function attributesOf(resource: Resource, names: readonly string[]): readonly Attribute[] {
  return resource.attributes.filter(({ name }) => names.includes(name));
}

/** Names of attributes that all resources have with one type. */
export function sharedAttributes(resources: readonly Resource[]): readonly string[] {
  const [first, ...others] = resources;
  if (first === undefined) return [];
  return first.attributes
    .filter(({ name, type }) =>
      others.every(
        (other) => resourceFacts(other).attributesByKey.get(nameKey(name))?.type.name === type.name,
      ),
    )
    .map(({ name }) => name);
}
