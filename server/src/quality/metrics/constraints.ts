/** How much of the domain's rules the model states: precise types, bounds, what is required, what identifies. */
import type { Attribute, Resource } from '../../model/domain-model.ts';
import type { Entity, SpecAttribute, Specification } from '../../model/specification.ts';
import { naturalKey } from '../correspondence/natural-key.ts';
import { bound, expresses, oneOf } from '../correspondence/types.ts';
import { attributeKey } from '../expectations/attribute.ts';
import { entityKey } from '../expectations/entity.ts';
import { isCertain } from '../expectations/uncertain.ts';
import { type ModelFacts, remembered, rememberedFor, resourceFacts } from '../facts.ts';
import {
  counted,
  listed,
  type Measurement,
  type Metric,
  nothing,
  ratio,
  type Share,
  type Subject,
} from '../metric.ts';

export const constraints: Metric = {
  name: 'constraints',
  summary:
    'The rules that the statements give, kept and not overdone; without statements, precise types and identities.',
  source: 'Semantic completeness (Lindland, Sindre, Sølvberg, 1994); primitive obsession (Fowler, 1999).',
  weight: 12,
  measure({ facts, specification }: Subject): Measurement | undefined {
    if (facts.model.resources.length === 0) return nothing;
    const asked = specification && rulesMet(facts, specification);
    if (asked === undefined || asked.all === 0) return precisionAlone(facts);
    return {
      value: ratio(asked),
      reasons: () => [
        `${counted(asked)} rules of the statements are kept${asked.broken.length > 0 ? `; not so ${listed(asked.broken)}` : ''}.`,
      ],
    };
  },
};

/** Without statements on rules: whether the model says something by itself. */
function precisionAlone(facts: ModelFacts): Measurement {
  const { resources } = facts.model;
  const typed = { good: 0, all: 0 };
  const identified = { good: 0, all: resources.length };
  for (const resource of resources) {
    const own = precisionOf(resource);
    typed.good += own.typed.good;
    typed.all += own.typed.all;
    identified.good += own.identified;
  }
  const value = typed.all === 0 ? ratio(identified) : 0.6 * ratio(typed) + 0.4 * ratio(identified);
  return {
    value,
    reasons: () => {
      const vague = resources.flatMap((resource) => precisionOf(resource).vague);
      const anonymous = resources.filter((resource) => precisionOf(resource).identified < 1);
      return [
        `Types are precise for ${counted(typed)} attributes${vague.length > 0 ? `; loose: ${listed(vague)}` : ''}.`,
        `${counted(identified)} resources say what makes a record what it is${anonymous.length > 0 ? `; not so ${listed(anonymous.map(({ name }) => name))}` : ''}.`,
      ];
    },
  };
}

/** How precise a type is: what can hold anything says little. */
export function precision({ type }: Attribute): number {
  const bounded = Object.keys(type.constraints).length > 0;
  switch (type.name) {
    case 'string':
    case 'ci_string':
      return bounded ? 1 : 0.6;
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

/** Rules by entity, looked at again only for resources that changed. What is missing keeps no rule. */
function rulesMet(facts: ModelFacts, specification: Specification): Rules {
  let good = 0;
  let all = 0;
  const broken: string[] = [];
  for (const entity of specification.entities) {
    if (!isCertain(entity)) continue;
    const resource = facts.byKey.get(entityKey(entity.name));
    const own = resource === undefined ? rulesWithout(entity) : rulesOfEntity(entity, resource);
    good += own.good;
    all += own.all;
    if (own.broken.length > 0) broken.push(...own.broken);
  }
  return { good, all, broken };
}

const rulesWithout = remembered((entity: Entity): Rules => {
  const own = naturalKey(entity) === undefined ? 0 : 1;
  const all = entity.attributes.reduce((sum, spec) => sum + rulesOf(spec, undefined, undefined).length, own);
  return { good: 0, all, broken: all === 0 ? [] : [`all on ${entity.name}`] };
});

const rulesOfEntity = rememberedFor((entity: Entity, resource: Resource): Rules => {
  const broken: string[] = [];
  let all = 0;
  const check = (label: string, kept: boolean): void => {
    all += 1;
    if (!kept) broken.push(label);
  };
  const facts = resourceFacts(resource);
  const key = naturalKey(entity);
  if (key !== undefined)
    check(`${resource.name} is identified by ${key.name}`, isIdentified(entity, resource));
  const unasked = new Set<string>();
  for (const spec of entity.attributes) {
    const key = attributeKey(spec, entity.name);
    const attribute = facts.attributesByKey.get(key);
    // A list that grew into a resource of its own keeps its rules there.
    if (attribute === undefined && facts.relationshipsByKey.has(key)) continue;
    for (const [rule, kept] of rulesOf(spec, attribute, resource))
      check(`${resource.name}.${spec.name} ${rule} (${spec.sources.join(', ')})`, kept);
    if (attribute !== undefined && demandsTooMuch(spec, attribute))
      check(`${resource.name}.${attribute.name} is required, which nobody said`, false);
    if (attribute !== undefined && !spec.unique && !identifying(spec)) unasked.add(attribute.name);
  }
  for (const { keys } of resource.identities) {
    const [key] = keys;
    if (keys.length === 1 && key !== undefined && unasked.has(key))
      check(`${resource.name}.${key} is unique, which nobody said`, false);
  }
  return { good: all - broken.length, all, broken };
});

/** Whether standards say what values of the type look like: RFC 5321, E.164, RFC 3986, ISO 4217. */
function hasStandardForm(type: SpecAttribute['type']): boolean {
  return type === 'email' || type === 'phone' || type === 'url' || type === 'money';
}

function keepsForm({ name, constraints: given }: Attribute['type']): boolean {
  return name === 'money' || 'max_length' in given || 'match' in given || 'scale' in given;
}

/** Whether a caller must give what the statements let out; with a default nobody needs to. */
function demandsTooMuch(spec: SpecAttribute, { allowNil, default: initial }: Attribute): boolean {
  return !spec.required && !allowNil && initial === undefined;
}

/** Whether one of the attributes that are given out to tell records apart does so in the model. */
function isIdentified(entity: Entity, resource: Resource): boolean {
  const { attributesByKey } = resourceFacts(resource);
  const names = entity.attributes
    .filter((spec) => spec.type === 'identifier' || spec.unique)
    .map((spec) => attributesByKey.get(attributeKey(spec, entity.name))?.name);
  return resource.identities.some(({ keys }) => keys.length === 1 && names.includes(keys[0]));
}

/** Whether the attribute is one that is given out to tell records apart. */
function identifying({ type, name }: SpecAttribute): boolean {
  return type === 'identifier' || /^(?:.*_)?(?:number|code|sku|isbn|barcode|username|email)$/.test(name);
}

/** What the text says about an attribute, and whether the model says it, too; nothing of what is missing is kept. */
function rulesOf(
  spec: SpecAttribute,
  attribute: Attribute | undefined,
  resource: Resource | undefined,
): [string, boolean][] {
  const type = attribute?.type ?? { name: '', constraints: {} };
  const rules: [string, boolean][] = [[`is ${spec.type}`, expresses(type, spec.type)]];
  if (hasStandardForm(spec.type)) rules.push([`has the form of ${spec.type}`, keepsForm(type)]);
  if (spec.required) rules.push(['is required', attribute?.allowNil === false]);
  if (spec.unique) {
    const unique = resource?.identities.some(({ keys }) => keys.length === 1 && keys[0] === attribute?.name);
    rules.push(['is unique', unique ?? false]);
  }
  if (spec.min !== undefined) rules.push([`is at least ${spec.min}`, bound(type, 'min') === spec.min]);
  if (spec.max !== undefined) rules.push([`is at most ${spec.max}`, bound(type, 'max') === spec.max]);
  if (spec.values !== undefined && spec.values.length > 0)
    rules.push([`is one of ${spec.values.join(', ')}`, oneOf(type).length >= spec.values.length]);
  return rules;
}
