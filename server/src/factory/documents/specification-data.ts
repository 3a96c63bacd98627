/** A specification cut into what records keep of it: entities with all that is said of them, features, rules, and what it is about. */
import type { Feature, Specification } from '../../model/specification.ts';
import type { Values } from '../changes/change.ts';

/** What is said of one entity. */
export function entityData(specification: Specification, name: string): Values | undefined {
  const entity = specification.entities.find((each) => each.name === name);
  if (!entity) return undefined;
  const properties = entity.attributes.map(({ name, type, required, unique, values }) => ({
    name,
    type,
    required,
    unique,
    ...(values ? { values } : {}),
  }));
  return {
    name,
    properties,
    relations: relationsOf(specification, name),
    actions: actionsOf(specification, name),
    constraints: specification.constraints
      .filter((each) => each.entity === name)
      .map(({ kind, text, attribute }) => ({ kind, text, ...(attribute ? { attribute } : {}) })),
    dependencies: dependenciesOf(specification, name),
    confidence: entity.confidence,
    sources: entity.sources,
  };
}

/** The entities of a specification, as its record lists them. */
export function entitiesData(specification: Specification): readonly Values[] {
  return specification.entities.map(({ name, confidence, sources }) => {
    const { properties, relations } = entityData(specification, name) ?? {};
    return { name, properties, relations, confidence, sources };
  });
}

function relationsOf({ relationships }: Specification, name: string): readonly Values[] {
  return relationships.flatMap(({ from, to, kind, name: verb, fromMultiplicity, toMultiplicity }) => {
    const here = { kind, name: verb };
    if (from === name) return [{ ...here, to, multiplicity: toMultiplicity }];
    return to === name ? [{ ...here, to: from, multiplicity: fromMultiplicity }] : [];
  });
}

/** What the statements that speak of an entity do with it, and by whom, each once. */
function actionsOf({ statements, stateChanges }: Specification, name: string): readonly Values[] {
  const words = name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
  const found = new Map<string, Values>();
  for (const { actions, actor, entities } of statements)
    if (entities.includes(name))
      for (const { verb, object } of actions)
        if (object.includes(words)) found.set(`${actor} ${verb}`, { verb, ...(actor ? { actor } : {}) });
  for (const { entity, action, from, to } of stateChanges)
    if (entity === name) found.set(`→ ${action}`, { verb: action, ...(from ? { from } : {}), to });
  return [...found.values()];
}

/** Entities that this one belongs to (at most one of them at the other end), or is a kind of. */
function dependenciesOf({ relationships, generalizations }: Specification, name: string): readonly string[] {
  const one = (multiplicity: string): boolean => multiplicity === '1' || multiplicity === '0..1';
  const owners = relationships.flatMap(({ from, to, fromMultiplicity, toMultiplicity }) => {
    if (from === name && one(toMultiplicity)) return [to];
    return to === name && one(fromMultiplicity) ? [from] : [];
  });
  const kinds = generalizations.flatMap((each) => (each.sub === name ? [each.super] : []));
  return [...new Set([...owners, ...kinds])].filter((each) => each !== name);
}

/** How central an entity is: see the attribute `semantic_role`. */
export function roleOf({ properties, relations }: Values): string {
  const related = Array.isArray(relations) ? relations.length : 0;
  if (related >= 3) return 'primary';
  if (related > 0) return 'secondary';
  return Array.isArray(properties) && properties.length > 0 ? 'supporting' : 'utility';
}

/** How many facts of a text are of each kind of domain. */
export function domainWeights(specification: Specification): Readonly<Record<string, number>> {
  const { features, constraints, stateChanges, entities, actors } = specification;
  const named = (names: readonly string[]): number =>
    features.filter(({ name }) => names.includes(name)).length;
  return {
    auth:
      named(['authentication', 'authorization', 'encryption']) +
      actors.reduce((sum, { permissions }) => sum + permissions.length, 0),
    workflow: stateChanges.length + named(['scheduling']),
    api: named(['rest_api', 'graphql', 'real_time']),
    validation: constraints.length,
    data: entities.length,
  };
}

/** The kind of domain that at least a third of the facts are of; else data when there are entities, and general when there is nothing. */
export function domainKindOf(specification: Specification): string {
  const weights = Object.entries(domainWeights(specification));
  const all = weights.reduce((sum, [, weight]) => sum + weight, 0);
  const [[name, most] = ['general', 0]] = weights
    .filter(([kind]) => kind !== 'data')
    .sort(([, a], [, b]) => b - a);
  if (all > 0 && most * 3 >= all && most >= specification.entities.length) return name;
  return specification.entities.length > 0 ? 'data' : 'general';
}

/** Features that others cannot do without. */
const needs: Readonly<Record<string, readonly string[]>> = {
  authorization: ['authentication'],
  audit: ['authentication'],
  multitenancy: ['authentication', 'authorization'],
  payments: ['encryption'],
  real_time: ['notifications'],
  offline: ['import_export'],
};

/** The features of a specification that one of them needs. */
export function featureNeeds(name: string, { features }: Specification): readonly string[] {
  return (needs[name] ?? []).filter((each) => features.some((feature) => feature.name === each));
}

const featureTypes: Readonly<Record<string, string>> = {
  rest_api: 'api',
  graphql: 'api',
  authentication: 'authentication',
  authorization: 'security',
  encryption: 'security',
  audit: 'monitoring',
  reporting: 'ui',
  search: 'data',
  import_export: 'integration',
  payments: 'integration',
  notifications: 'integration',
  multitenancy: 'data',
  file_storage: 'data',
  soft_delete: 'data',
  scheduling: 'workflow',
  real_time: 'performance',
  offline: 'performance',
};

/** The sort of a feature. */
export const featureTypeOf = ({ name }: Pick<Feature, 'name'>): string => featureTypes[name] ?? 'other';
