/** How much of the domain's rules the model states: precise types, bounds, what is required, what identifies. */
import type { Attribute, Resource } from '../../model/domain-model.ts';
import type { SpecAttribute, Specification } from '../../model/specification.ts';
import { bound, expresses, oneOf } from '../correspondence/types.ts';
import { attributeKey } from '../expectations/attribute.ts';
import { entityKey } from '../expectations/entity.ts';
import { type ModelFacts, remembered, rememberedFor, resourceFacts } from '../facts.ts';
import {
  counted,
  listed,
  type Measurement,
  type Metric,
  ratio,
  type Share,
  type Subject,
} from '../metric.ts';

export const constraints: Metric = {
  name: 'constraints',
  summary:
    'Precise types and bounds, required attributes and identities, and the rules that the statements give.',
  source: 'Semantic completeness (Lindland, Sindre, Sølvberg, 1994); primitive obsession (Fowler, 1999).',
  weight: 12,
  measure({ facts, specification }: Subject): Measurement | undefined {
    const { resources } = facts.model;
    const typed = { good: 0, all: 0 };
    const identified = { good: 0, all: 0 };
    for (const resource of resources) {
      const own = precisionOf(resource);
      typed.good += own.typed.good;
      typed.all += own.typed.all;
      identified.good += own.identified;
      identified.all += 1;
    }
    if (identified.all === 0) return undefined;
    const asked = specification && rulesMet(facts, specification);
    const parts = [
      { share: ratio(typed), weight: typed.all === 0 ? 0 : 0.35 },
      { share: ratio(identified), weight: 0.25 },
      {
        share: asked === undefined ? 0 : ratio(asked),
        weight: asked === undefined || asked.all === 0 ? 0 : 0.4,
      },
    ];
    const weight = parts.reduce((sum, part) => sum + part.weight, 0);
    return {
      value: parts.reduce((sum, part) => sum + part.share * part.weight, 0) / weight,
      reasons: () => {
        const vague = resources.flatMap((resource) => precisionOf(resource).vague);
        const anonymous = resources.filter((resource) => precisionOf(resource).identified < 1);
        const broken = asked?.broken ?? [];
        return [
          `Types are precise for ${counted(typed)} attributes${vague.length > 0 ? `; loose: ${listed(vague)}` : ''}.`,
          `${counted(identified)} resources say what makes a record what it is${anonymous.length > 0 ? `; not so ${listed(anonymous.map(({ name }) => name))}` : ''}.`,
          ...(asked === undefined
            ? []
            : [
                `${counted(asked)} rules of the statements are kept${broken.length > 0 ? `; not so ${listed(broken)}` : ''}.`,
              ]),
        ];
      },
    };
  },
};

/** How precise a type is: what can hold anything says little. */
export function precision({ type, allowNil }: Attribute): number {
  const bounded = Object.keys(type.constraints).length > 0;
  switch (type.name) {
    case 'string':
    case 'ci_string':
      return bounded ? 1 : allowNil ? 0.5 : 0.65;
    case 'integer':
    case 'float':
    case 'decimal':
      return bounded ? 1 : 0.75;
    case 'atom':
      return oneOf(type).length > 1 ? 1 : 0.3;
    case 'map':
    case 'term':
    case 'keyword':
      return bounded ? 0.8 : 0.2;
    default:
      return 1;
  }
}

const precisionOf = remembered((resource: Resource) => {
  const typed = { good: 0, all: resource.attributes.length };
  const vague: string[] = [];
  for (const attribute of resource.attributes) {
    const value = precision(attribute);
    typed.good += value;
    if (value < 0.6) vague.push(`${resource.name}.${attribute.name}: ${attribute.type.name}`);
  }
  const required =
    resource.attributes.some(({ allowNil }) => !allowNil) ||
    resource.relationships.some(({ kind, allowNil }) => kind === 'belongs_to' && !allowNil);
  const identified = (required ? 0.5 : 0) + (resource.identities.length > 0 ? 0.5 : 0);
  return { typed, vague, identified };
});

interface Rules extends Share {
  readonly broken: readonly string[];
}

/** Rules by entity, looked at again only for resources that changed. */
function rulesMet(facts: ModelFacts, specification: Specification): Rules {
  let good = 0;
  let all = 0;
  const broken: string[] = [];
  for (const entity of specification.entities) {
    const resource = facts.byKey.get(entityKey(entity.name));
    if (resource === undefined) continue;
    const own = rulesOfEntity(entity, resource);
    good += own.good;
    all += own.all;
    if (own.broken.length > 0) broken.push(...own.broken);
  }
  return { good, all, broken };
}

const rulesOfEntity = rememberedFor(
  (entity: Specification['entities'][number], resource: Resource): Rules => {
    const broken: string[] = [];
    let all = 0;
    for (const spec of entity.attributes) {
      const attribute = resourceFacts(resource).attributesByKey.get(attributeKey(spec, entity.name));
      if (attribute === undefined) continue;
      for (const [rule, kept] of rulesOf(spec, attribute, resource)) {
        all += 1;
        if (!kept) broken.push(`${resource.name}.${attribute.name} ${rule} (${spec.sources.join(', ')})`);
      }
    }
    return { good: all - broken.length, all, broken };
  },
);

/** What the text says about an attribute, and whether the model says it, too. */
function rulesOf(spec: SpecAttribute, attribute: Attribute, resource: Resource): [string, boolean][] {
  const { type } = attribute;
  const rules: [string, boolean][] = [[`is ${spec.type}`, expresses(type, spec.type)]];
  if (spec.required) rules.push(['is required', !attribute.allowNil]);
  if (spec.unique)
    rules.push([
      'is unique',
      resource.identities.some(({ keys }) => keys.length === 1 && keys[0] === attribute.name),
    ]);
  if (spec.min !== undefined) rules.push([`is at least ${spec.min}`, bound(type, 'min') === spec.min]);
  if (spec.max !== undefined) rules.push([`is at most ${spec.max}`, bound(type, 'max') === spec.max]);
  if (spec.values !== undefined && spec.values.length > 0)
    rules.push([`is one of ${spec.values.join(', ')}`, oneOf(type).length >= spec.values.length]);
  return rules;
}
