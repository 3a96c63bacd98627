/** Whether names follow the conventions, say their number, and tell things apart. */
import type { Resource } from '../../model/domain-model.ts';
import { fieldName, nameKey, pascalCase, plural, singular, snakeCase } from '../../model/naming.ts';
import type { Specification } from '../../model/specification.ts';
import { entityKey } from '../expectations/entity.ts';
import { remembered, rememberedFor, resourceFacts } from '../facts.ts';
import { listed, type Measurement, type Metric, nothing, type Subject } from '../metric.ts';

export const naming: Metric = {
  name: 'naming',
  summary:
    'Conventional case and number, no name that repeats its owner, says nothing, or is nearly that of another.',
  source:
    'Ash and Elixir naming conventions; linguistic antipatterns (Arnaoudova, Di Penta, Antoniol, 2016).',
  weight: 8,
  intrinsic: true,
  measure({ facts, specification }: Subject): Measurement | undefined {
    const { resources } = facts.model;
    if (resources.length === 0) return nothing;
    let names = 0;
    let faults = 0;
    const all: string[] = [];
    for (const resource of resources) {
      const own = faultsOf(resource);
      names += own.names;
      const repeats = specification === undefined ? own.repeats : repeatsOf(specification, resource);
      faults += own.faults.length + repeats.length;
      if (repeats.length > 0) all.push(...repeats);
    }
    const alike = nearlyEqual(resources.map(({ name }) => name));
    faults += alike.length;
    return {
      value: Math.max(0, 1 - (3 * faults) / Math.max(names, 1)),
      reasons: () => {
        const found = [
          ...alike.map(([a, b]) => `${a} and ${b} are hard to tell apart`),
          ...resources.flatMap((resource) => faultsOf(resource).faults),
          ...all,
        ];
        return [
          `${found.length} of ${names} names could be better${found.length > 0 ? `: ${listed(found)}` : ''}.`,
        ];
      },
    };
  },
};

/** Names that say nothing about what they stand for. */
const empty: ReadonlySet<string> = new Set(
  'data info value thing object item stuff field misc other temp'.split(' '),
);

/** Names that repeat their owner, except where the statements call the attribute so: theirs is the language to keep. */
const repeatsOf = rememberedFor((specification: Specification, resource: Resource): readonly string[] => {
  const { repeats } = faultsOf(resource);
  if (repeats.length === 0) return repeats;
  const said = saidNames(specification).get(resourceFacts(resource).key);
  return repeats.filter((fault) => !said?.has(fault.slice(resource.name.length + 1).split(' ')[0] ?? ''));
});

/** Names of attributes as the statements give them, by the key of their resource. */
export const saidNames = remembered(
  ({ entities }: Specification): ReadonlyMap<string, ReadonlySet<string>> =>
    new Map(
      entities.map(({ name, attributes }) => [
        entityKey(name),
        new Set(attributes.map((each) => fieldName(each.name, name))),
      ]),
    ),
);

interface Names {
  readonly names: number;
  readonly faults: readonly string[];
  /** Faults of attributes that repeat their owner. */
  readonly repeats: readonly string[];
}

const faultsOf = remembered((resource: Resource): Names => {
  const { name, attributes, relationships, actions } = resource;
  const faults: string[] = [];
  const repeats: string[] = [];
  const owner = snakeCase(name);
  if (!/^[A-Z][A-Za-z0-9]*$/.test(name)) faults.push(`${name} is not PascalCase (${pascalCase(name)})`);
  else if (singular(name) !== name) faults.push(`${name} is not singular (${singular(name)})`);
  for (const attribute of attributes) {
    const label = `${name}.${attribute.name}`;
    const bare = attribute.name.startsWith(`${owner}_`) ? attribute.name.slice(owner.length + 1) : '';
    if (snakeCase(attribute.name) !== attribute.name) faults.push(`${label} is not snake_case`);
    else if (bare !== '' && fieldName(bare, owner) === bare)
      repeats.push(`${label} repeats its owner (${bare})`);
    else if (empty.has(attribute.name) || attribute.name.length < 2) faults.push(`${label} says nothing`);
  }
  for (const { name: field, kind } of relationships) {
    const many = kind === 'has_many' || kind === 'many_to_many';
    if (snakeCase(field) !== field) faults.push(`${name}.${field} is not snake_case`);
    else if (many && plural(singular(field)) !== field)
      faults.push(`${name}.${field} holds many, but is not plural`);
    else if (!many && singular(field) !== field)
      faults.push(`${name}.${field} holds one, but is not singular`);
  }
  for (const action of actions)
    if (snakeCase(action.name) !== action.name) faults.push(`${name}.${action.name} is not snake_case`);
  for (const [a, b] of nearlyEqual(attributes.map((attribute) => attribute.name)))
    faults.push(`${name}.${a} and ${name}.${b} are hard to tell apart`);
  return { names: 1 + attributes.length + relationships.length + actions.length, faults, repeats };
});

/** Pairs of names that differ in number, underscores or one letter of many. */
export function nearlyEqual(names: readonly string[]): readonly (readonly [string, string])[] {
  const pairs: [string, string][] = [];
  const keys = names.map(nameKey);
  for (let i = 0; i < names.length; i++)
    for (let j = i + 1; j < names.length; j++) {
      const [a = '', b = ''] = [keys[i], keys[j]];
      if (a === b || (Math.min(a.length, b.length) > 6 && oneLetterApart(a, b)))
        pairs.push([names[i] ?? '', names[j] ?? '']);
    }
  return pairs;
}

/** Whether one letter added, removed or changed makes one word of the other; digits do not count as letters. */
function oneLetterApart(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start++;
  if (/[0-9]/.test(long[start] ?? '')) return false;
  const rest = start + 1;
  return short.slice(short.length === long.length ? rest : start) === long.slice(rest);
}
