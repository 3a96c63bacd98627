/** What is read of a resource: its record, and what can be loaded into one. */
import type { AggregateDefinition, ResourceDefinition } from '../../model/definition/resource.ts';
import { propertyKey, tsDoc } from '../typescript-values.ts';
import { listOf, orNull, typeScriptOf } from './types.ts';

/** The resources that wrappers are made for. */
export interface Resources {
  /** The resource of this name. */
  find(name: string): ResourceDefinition | undefined;
  /** The name of its record. */
  recordOf(name: string): string | undefined;
}

/** The interface of a record: its attributes as they are read. */
export function recordInterface(resource: ResourceDefinition, resources: Resources): string {
  const name = resources.recordOf(resource.name) ?? resource.name;
  const fields = resource.attributes.map((attribute) => {
    const type = typeScriptOf(attribute.type, resources.recordOf);
    const value = attribute.allowNil ? orNull(type) : type;
    return `${tsDoc([attribute.description], '  ')}  readonly ${propertyKey(attribute.name)}: ${value};\n`;
  });
  return `${tsDoc([resource.description])}export interface ${name} {\n${fields.join('')}}`;
}

/** What can be loaded: values by their types, relationships by the resources that they lead to. */
export function loadableOf(resource: ResourceDefinition, resources: Resources): string {
  const record = resources.recordOf(resource.name) ?? resource.name;
  const values = [
    ...resource.calculations.map(
      ({ name, type }) => [name, orNull(typeScriptOf(type, resources.recordOf))] as const,
    ),
    ...resource.aggregates.map(
      (aggregate) => [aggregate.name, aggregateType(aggregate, resource, resources)] as const,
    ),
  ];
  const related = (isMany: boolean) =>
    resource.relationships.filter(
      ({ kind, destination }) =>
        resources.find(destination) !== undefined &&
        (kind === 'has_many' || kind === 'many_to_many') === isMany,
    );
  const toOne = related(false).map(
    ({ name, destination, kind, allowNil }) =>
      [
        name,
        `[${JSON.stringify(destination)}${kind === 'belongs_to' && !allowNil ? '' : ', null'}]`,
      ] as const,
  );
  const toMany = related(true).map(({ name, destination }) => [name, JSON.stringify(destination)] as const);
  return `  readonly ${propertyKey(resource.name)}: {
    readonly record: ${record};
    readonly values: ${object(values)};
    readonly one: ${object(toOne)};
    readonly many: ${object(toMany)};
  };\n`;
}

function object(entries: readonly (readonly [string, string])[]): string {
  if (entries.length === 0) return '{}';
  return `{ ${entries.map(([name, type]) => `readonly ${propertyKey(name)}: ${type}`).join('; ')} }`;
}

function aggregateType(
  aggregate: AggregateDefinition,
  resource: ResourceDefinition,
  resources: Resources,
): string {
  const { kind, field, path } = aggregate;
  if (kind === 'count') return 'number';
  if (kind === 'exists') return 'boolean';
  if (kind === 'sum' || kind === 'avg') return 'number | null';
  const type = fieldType(path, field, resource, resources);
  return kind === 'list' ? listOf(type) : orNull(type);
}

/** The type of a field behind relationships. */
function fieldType(
  path: readonly string[],
  field: string | undefined,
  resource: ResourceDefinition,
  resources: Resources,
): string {
  let at: ResourceDefinition | undefined = resource;
  for (const step of path) {
    const destination: string | undefined = at?.relationships.find(({ name }) => name === step)?.destination;
    at = destination === undefined ? undefined : resources.find(destination);
  }
  const found = [...(at?.attributes ?? []), ...(at?.calculations ?? [])].find(({ name }) => name === field);
  return found ? typeScriptOf(found.type, resources.recordOf) : 'unknown';
}
