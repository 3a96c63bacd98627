/** A number or code that every record must have is there to tell records apart. */
import { naturalKey as keyOf } from '../../quality/correspondence/natural-key.ts';
import { attributeKey } from '../../quality/expectations/attribute.ts';
import { resourceFor } from '../../quality/expectations/entity.ts';
import { modelFacts, resourceFacts } from '../../quality/facts.ts';
import { listed } from '../../quality/metric.ts';
import { mapResource } from '../edit/model-edit.ts';
import { withIdentity } from '../realise/attribute.ts';
import type { Pattern } from './pattern.ts';

export const naturalKey: Pattern = {
  name: 'natural-key',
  summary: 'A number or code that every record must have gets an identity.',
  source: 'Natural key (Codd, A Relational Model of Data for Large Shared Data Banks, 1970).',
  stage: 'attribute',
  apply(model, specification) {
    const done: string[] = [];
    const sources: string[] = [];
    let result = model;
    for (const entity of specification.entities) {
      const key = keyOf(entity);
      const resource = resourceFor(modelFacts(result), entity.name);
      const found =
        key && resource && resourceFacts(resource).attributesByKey.get(attributeKey(key, entity.name));
      if (key === undefined || resource === undefined || found === undefined) continue;
      const grown = mapResource(result, resource.name, (each) =>
        withIdentity(each, [found.name], key.sources),
      );
      const before = resource.identities.length;
      if (resourceFor(modelFacts(grown), entity.name)?.identities.length === before) continue;
      result = grown;
      done.push(`${resource.name}.${found.name}`);
      sources.push(...key.sources);
    }
    if (done.length === 0) return undefined;
    return { model: result, note: `Every record must have ${listed(done)}, so no two share one`, sources };
  },
};
