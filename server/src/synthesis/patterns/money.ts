/** Amounts of money are exact, and say their currency where the text speaks of one. */
import type { Attribute, Resource } from '../../model/domain-model.ts';
import type { SpecAttribute, Specification } from '../../model/specification.ts';
import { bound } from '../../quality/correspondence/types.ts';
import { attributeKey } from '../../quality/expectations/attribute.ts';
import { resourceFor } from '../../quality/expectations/entity.ts';
import { modelFacts, resourceFacts } from '../../quality/facts.ts';
import { listed } from '../../quality/metric.ts';
import { mapKept, mapResource, union, withAttribute } from '../edit/model-edit.ts';
import type { Pattern } from './pattern.ts';

export const money: Pattern = {
  name: 'money',
  summary: 'Amounts of money get two decimal places, and a currency where statements name one.',
  source: 'Quantity and money (Fowler, Analysis Patterns, 1997; ISO 4217).',
  stage: 'attribute',
  apply(model, specification) {
    const currency = currencyStatements(specification);
    const done: string[] = [];
    const sources: string[] = [];
    let result = model;
    for (const entity of specification.entities) {
      const amounts = entity.attributes.filter(({ type }) => type === 'money');
      const owner = resourceFor(modelFacts(result), entity.name)?.name;
      if (amounts.length === 0 || owner === undefined) continue;
      done.push(...amounts.map(({ name }) => `${owner}.${name}`));
      sources.push(...amounts.flatMap((amount) => amount.sources));
      result = mapResource(result, owner, (resource) => {
        const exact = amounts.reduce((each, amount) => exactly(each, amount, entity.name), resource);
        return currency.length > 0 ? withCurrency(exact, union(currency, sources)) : exact;
      });
    }
    if (done.length === 0) return undefined;
    const named = currency.length > 0 ? ' and a currency' : '';
    return {
      model: result,
      note: `${listed(done)} are amounts of money, so they got two decimal places${named}`,
      sources,
    };
  },
};

function exactly(resource: Resource, amount: SpecAttribute, entity: string): Resource {
  const found = resourceFacts(resource).attributesByKey.get(attributeKey(amount, entity));
  if (found?.type.name !== 'decimal' || bound(found.type, 'scale') === 2) return resource;
  const type = { name: 'decimal', constraints: { ...found.type.constraints, precision: 12, scale: 2 } };
  return {
    ...resource,
    attributes: mapKept(resource.attributes, (each) => (each === found ? { ...each, type } : each)),
  };
}

/** ISO 4217 codes have three letters. */
function withCurrency(resource: Resource, satisfies: readonly string[]): Resource {
  const type = { name: 'string', constraints: { min_length: 3, max_length: 3 } };
  const found = resource.attributes.find(({ name }) => name === 'currency');
  if (found !== undefined && (found.type.name !== 'string' || bound(found.type, 'max_length') === 3))
    return resource;
  if (found !== undefined)
    return {
      ...resource,
      attributes: mapKept(resource.attributes, (each) => (each === found ? { ...each, type } : each)),
    };
  const currency: Attribute = { name: 'currency', type, allowNil: false, public: true, satisfies };
  return withAttribute(resource, currency);
}

/** Ids of the statements that speak of a currency. */
function currencyStatements({ statements }: Specification): readonly string[] {
  return statements.filter(({ text }) => /\bcurrenc(?:y|ies)\b/i.test(text)).map(({ id }) => id);
}
