/** An address that is written out in several resources is one thing that they share. */
import type { Resource } from '../../model/domain-model.ts';
import { listed } from '../../quality/metric.ts';
import { extractShared, sharedAttributes } from './extract-shared.ts';
import type { Pattern } from './pattern.ts';

const part =
  /^(?:street|street_name|street_address|house_number|city|town|postal_code|post_?code|zip_?code|zip|state|province|country)$/;

export const address: Pattern = {
  name: 'address',
  summary: 'Street, city and postal code that stand in several resources become an Address.',
  source: 'Address as a value of its own (Silverston, The Data Model Resource Book, 2001).',
  stage: 'attribute',
  apply(model) {
    const isAddressed = ({ attributes }: Resource): boolean =>
      attributes.filter(({ name }) => part.test(name)).length >= 2;
    const addressed = model.resources.filter(isAddressed);
    const attributes = sharedAttributes(addressed).filter((name) => part.test(name));
    if (addressed.length < 2 || attributes.length < 2) return undefined;
    const owners = addressed.map(({ name }) => name);
    return {
      model: extractShared(model, { owners, attributes, into: 'Address', shared: true }),
      note: `${listed(owners)} write out ${listed(attributes)}, so they share an Address`,
      sources: addressed.flatMap((resource) =>
        resource.attributes.flatMap(({ name, satisfies }) => (attributes.includes(name) ? satisfies : [])),
      ),
    };
  },
};
