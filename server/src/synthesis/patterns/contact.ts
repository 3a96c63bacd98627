/** E-mail addresses, phone numbers and web addresses have a form that a model can hold them to. */
import type { Attribute } from '../../model/domain-model.ts';
import type { SpecType } from '../../model/specification.ts';
import { attributeKey } from '../../quality/expectations/attribute.ts';
import { resourceFor } from '../../quality/expectations/entity.ts';
import { modelFacts, resourceFacts } from '../../quality/facts.ts';
import { listed } from '../../quality/metric.ts';
import { mapKept, mapResource } from '../edit/model-edit.ts';
import type { Pattern } from './pattern.ts';

/** Longest sensible values: RFC 5321 path, E.164 with punctuation, and what browsers take as an address. */
const longest: Partial<Record<SpecType, number>> = { email: 254, phone: 32, url: 2048 };

export const contact: Pattern = {
  name: 'contact',
  summary: 'E-mail addresses, phone numbers and web addresses get the length that their standards allow.',
  source: 'RFC 5321 4.5.3.1 (e-mail), ITU-T E.164 (phone numbers).',
  stage: 'attribute',
  apply(model, specification) {
    const done: string[] = [];
    const sources: string[] = [];
    let result = model;
    for (const entity of specification.entities)
      for (const spec of entity.attributes) {
        const limit = longest[spec.type];
        const resource = resourceFor(modelFacts(result), entity.name);
        const found =
          resource && resourceFacts(resource).attributesByKey.get(attributeKey(spec, entity.name));
        if (limit === undefined || resource === undefined || found === undefined || !isText(found)) continue;
        done.push(`${resource.name}.${found.name}`);
        sources.push(...spec.sources);
        const type = { ...found.type, constraints: { ...found.type.constraints, max_length: limit } };
        result = mapResource(result, resource.name, (each) => ({
          ...each,
          attributes: mapKept(each.attributes, (attribute) =>
            attribute === found ? { ...found, type } : attribute,
          ),
        }));
      }
    if (done.length === 0) return undefined;
    return {
      model: result,
      note: `${listed(done)} are ways to reach somebody, so they got the length that standards allow`,
      sources,
    };
  },
};

function isText({ type }: Attribute): boolean {
  return (type.name === 'string' || type.name === 'ci_string') && !('max_length' in type.constraints);
}
