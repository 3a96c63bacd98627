/** The tables of resources: what Ash and AshPostgres make of attributes, relationships, identities and multitenancy. */
import type {
  AttributeDefinition,
  IdentityDefinition,
  RelationshipDefinition,
  ResourceDefinition,
} from '../../model/definition/resource.ts';
import { columnOf } from './codec.ts';
import { bytesOf, identifier, longestName } from './identifier.ts';
import { conjunction, withColumns } from './predicate.ts';
import {
  SchemaProblem,
  type TableColumn,
  type TableDefinition,
  type TableIndex,
  type TableReference,
} from './table.ts';

/**
 * One table for each resource that has a primary key; those without one are embedded in others.
 * @throws SchemaProblem when they cannot become tables: two of one name, a relationship that leads nowhere
 */
export function tablesOf(resources: readonly ResourceDefinition[]): TableDefinition[] {
  const stored = resources.filter(({ attributes }) => attributes.some(({ primaryKey }) => primaryKey));
  const byName = new Map(stored.map((resource) => [resource.name, resource]));
  const tables = stored.map((resource) => tableOf(resource, byName));
  unique(tables, (table) => `Two resources have the table ${table}.`);
  return tables;
}

function tableOf(
  resource: ResourceDefinition,
  all: ReadonlyMap<string, ResourceDefinition>,
): TableDefinition {
  const { name, table, renamedFrom, attributes } = resource;
  const columns = attributes.map((attribute) => columnFor(attribute, resource));
  unique([{ name: table }, ...columns], (column) => `${name} has two attributes in the column ${column}.`, 1);
  const references = resource.relationships
    .filter(({ kind, reference }) => kind === 'belongs_to' && !reference?.ignore)
    .map((relationship) => referenceFor(relationship, resource, all));
  const indexes = indexesFor(resource, references);
  unique(indexes, (index) => `${name} has two indexes or identities that are called ${index}.`);
  return {
    name: table,
    resource: name,
    ...(renamedFrom === undefined ? {} : { renamedFrom }),
    columns,
    primaryKey: attributes.filter(({ primaryKey }) => primaryKey).map(({ source }) => source),
    indexes,
    references,
  };
}

function columnFor(
  attribute: AttributeDefinition,
  { name: resource, attributes }: ResourceDefinition,
): TableColumn {
  const { name, source, type, primaryKey, allowNil, renamedFrom, default: fill } = attribute;
  const column = columnOf(type).name;
  const counted =
    attribute.generated &&
    column === 'integer' &&
    primaryKey &&
    attributes.filter((a) => a.primaryKey).length === 1;
  if (attribute.generated && !counted && !fill)
    throw new SchemaProblem(
      `${resource}.${name} is generated, and the store can only count up whole numbers that are the primary key. Give it a ` +
        'default instead.',
    );
  return {
    name: source,
    type: column,
    nullable: allowNil && !primaryKey,
    ...(counted ? { counted } : {}),
    ...(source === name ? {} : { attribute: name }),
    ...(renamedFrom === undefined ? {} : { renamedFrom }),
    ...(fill === undefined ? {} : { fill }),
  };
}

function referenceFor(
  relationship: RelationshipDefinition,
  resource: ResourceDefinition,
  all: ReadonlyMap<string, ResourceDefinition>,
): TableReference {
  const where = `${resource.name}.${relationship.name}`;
  const destination = all.get(relationship.destination);
  if (!destination)
    throw new SchemaProblem(`${where} leads to ${relationship.destination}, which has no table.`);
  const column = sourceOf(resource, relationship.sourceAttribute, where);
  const references = sourceOf(destination, relationship.destinationAttribute, where);
  if (!isUnique(destination, relationship.destinationAttribute))
    throw new SchemaProblem(
      `${where} leads to ${destination.name}.${relationship.destinationAttribute}, which several records may have in common. ` +
        'Make it the primary key or an identity of its own, over all tenants.',
    );
  const { name, onDelete, onUpdate } = relationship.reference ?? {};
  const required = resource.attributes.find(({ source }) => source === column);
  if (
    (onDelete === 'nilify' || onUpdate === 'nilify') &&
    required &&
    (!required.allowNil || required.primaryKey)
  )
    throw new SchemaProblem(
      `${where} is to become nil with what it leads to, and ${required.name} has to have a value.`,
    );
  return {
    name: name ?? identifier(resource.table, column, 'fkey'),
    column,
    table: destination.table,
    references,
    ...(onDelete ? { onDelete: actions[onDelete] } : {}),
    ...(onUpdate ? { onUpdate: actions[onUpdate] } : {}),
  };
}

const actions = { delete: 'cascade', update: 'cascade', nilify: 'set null' } as const;

/** Whether a foreign key may lead to the attribute: it alone identifies a record, exactly as it is written. */
function isUnique({ attributes, identities, multitenancy }: ResourceDefinition, name: string): boolean {
  const keys = attributes.filter(({ primaryKey }) => primaryKey);
  if (keys.length === 1 && keys[0]?.name === name) return true;
  const attribute = attributes.find((each) => each.name === name);
  return (
    !columnOf(attribute?.type ?? { name: 'term', constraints: {} }).caseInsensitive &&
    identities.some(
      ({ keys, where, nilsDistinct, allTenants }) =>
        keys.length === 1 && keys[0] === name && !where && nilsDistinct && (allTenants || !multitenancy),
    )
  );
}

function indexesFor(resource: ResourceDefinition, references: readonly TableReference[]): TableIndex[] {
  const { table, identities, indexes, name, multitenancy } = resource;
  const found: TableIndex[] = [
    ...identities.map((identity) => identityIndex(identity, resource)),
    ...indexes.map(({ fields, unique }) => {
      const place = `An index of ${name}`;
      const columns = fields.map((field) => sourceOf(resource, field, place));
      // As AshPostgres has it: in each tenant, and named by the fields alone.
      const tenant = multitenancy ? [sourceOf(resource, multitenancy.attribute, place)] : [];
      const all = [...tenant, ...columns.filter((column) => !tenant.includes(column))];
      return { name: identifier(table, ...columns, 'index'), columns: all, unique };
    }),
  ];
  const key = resource.attributes.find(({ primaryKey }) => primaryKey)?.source;
  // What belongs to a record is looked for whenever it is loaded or destroyed.
  for (const { column } of references) {
    const served = column === key || found.some(({ columns, where }) => columns[0] === column && !where);
    if (served) continue;
    const plain = identifier(table, column, 'index');
    // One of the same fields behind a tenant has that name already.
    const isTaken = found.some((index) => index.name === plain);
    const own = isTaken ? identifier(table, column, 'fkey', 'index') : plain;
    found.push({ name: own, columns: [column], unique: false });
  }
  return found;
}

function identityIndex(identity: IdentityDefinition, resource: ResourceDefinition): TableIndex {
  const { multitenancy, baseFilter, table } = resource;
  const place = `The identity ${identity.name} of ${resource.name}`;
  const tenant = multitenancy && !identity.allTenants ? [multitenancy.attribute] : [];
  const keys = [...tenant, ...identity.keys.filter((key) => !tenant.includes(key))];
  const conditions = [identity.where, baseFilter].filter((each) => each !== undefined);
  const where = conjunction(
    conditions.map((each) => withColumns(each, (field) => sourceOf(resource, field, place))),
  );
  return {
    name: identifier(table, identity.name, 'index'),
    columns: keys.map((key) => sourceOf(resource, key, place)),
    unique: true,
    ...(where ? { where } : {}),
    ...(identity.nilsDistinct ? {} : { nilsDistinct: false }),
  };
}

function sourceOf({ name, attributes }: ResourceDefinition, attribute: string, place: string): string {
  const found = attributes.find((each) => each.name === attribute);
  if (!found)
    throw new SchemaProblem(`${place} is about ${name}.${attribute}, and there is no such attribute.`);
  return found.source;
}

/** Names have to differ in more than case, which SQLite does not look at, and fit. */
function unique(
  named: readonly { readonly name: string }[],
  message: (name: string) => string,
  skip = 0,
): void {
  const seen = new Set<string>();
  for (const [at, { name }] of named.entries()) {
    if (bytesOf(name) > longestName)
      throw new SchemaProblem(
        `The name ${name} is longer than the ${longestName} bytes that PostgreSQL has for it.`,
      );
    if (at >= skip && seen.size === seen.add(name.toLowerCase()).size) throw new SchemaProblem(message(name));
  }
}
