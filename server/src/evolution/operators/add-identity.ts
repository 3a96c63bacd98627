/** Says what tells two records apart, where a field exists to do so. */
import type { Resource } from '../../model/domain-model.ts';
import { mapResource } from '../../synthesis/edit/model-edit.ts';
import { withIdentity } from '../../synthesis/realise/attribute.ts';
import { choose, type Operator } from '../operator.ts';

/** Attributes that are given out so that no two records share one. */
const identifying =
  /^(?:.*_)?(?:number|code|sku|isbn|iban|barcode|slug|username|serial|reference|email|identifier|key)$/;

export const addIdentity: Operator = {
  name: 'add_identity',
  summary: 'Adds an identity on a required field that identifies, or on the two ends of a join.',
  apply(model, { random }) {
    const places = model.resources.flatMap((resource) => {
      const keys = resource.identities.length > 0 ? undefined : naturalKey(resource);
      return keys === undefined ? [] : [{ resource, ...keys }];
    });
    const place = choose(random, places);
    if (place === undefined) return undefined;
    return {
      model: mapResource(model, place.resource.name, (each) =>
        withIdentity(each, place.keys, place.satisfies),
      ),
      description: `Identify ${place.resource.name} by ${place.keys.join(' and ')}`,
    };
  },
};

function naturalKey({
  attributes,
  relationships,
}: Resource): { readonly keys: readonly string[]; readonly satisfies: readonly string[] } | undefined {
  const field = attributes.find(({ name, allowNil }) => !allowNil && identifying.test(name));
  if (field !== undefined) return { keys: [field.name], satisfies: field.satisfies };
  const ends = relationships.filter(({ kind, allowNil }) => kind === 'belongs_to' && !allowNil);
  const [first, second] = ends;
  if (first === undefined || second === undefined || ends.length > 2 || attributes.length > 0)
    return undefined;
  return {
    keys: [`${first.name}_id`, `${second.name}_id`],
    satisfies: [...new Set([...first.satisfies, ...second.satisfies])],
  };
}
