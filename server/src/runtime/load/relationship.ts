/** Loads a relationship into records: one statement for all of them, with the filter, order and limit of the relationship for each. */
import type { RelationshipDefinition } from '../../model/definition/resource.ts';
import type { Load, Row, RuntimeContext } from '../context.ts';
import { attributeNamed, isToMany, relationshipNamed } from '../expression/fields.ts';
import { prepareQuery } from '../preparations/prepare.ts';
import type { Query } from '../query.ts';
import { buildQuery } from '../read/build-query.ts';
import type { RelatedPart } from '../read/fetch.ts';
import { primaryRead } from '../read/primary-read.ts';
import { columnField, type SelectedField } from '../read/select.ts';
import { writeFilter } from '../sql/filter.ts';
import { allOf, columnSql, sql } from '../sql/fragment.ts';
import { visibleConditions, waysBack } from '../sql/related.ts';
import { type Join, newTable, type TableScope } from '../sql/scope.ts';
import { among, keyOf } from './keys.ts';
import { loadFields } from './load.ts';
import { sourceOf } from './sources.ts';

const sourceKey = '__source';

/** New records with the related ones in them: a list, or one record or nil. */
export async function loadRelationship(
  context: RuntimeContext,
  query: Query,
  records: readonly Row[],
  relationship: RelationshipDefinition,
  loads: readonly Load[],
): Promise<readonly Row[]> {
  const { name } = relationship;
  const sourceAttribute = sourceOf(query.resource, relationship);
  const values = [...new Set(records.map((record) => record[sourceAttribute] ?? null))].filter(
    (value) => value !== null,
  );
  const many = isToMany(relationship);
  const groups = new Map<unknown, Row[]>();
  if (values.length > 0) {
    const found = await readRelated(context, query, relationship, values, loads);
    const destination = context.resource(relationship.destination);
    const seen = new Set<string>();
    for (const { [sourceKey]: source, ...record } of found) {
      const group = groups.get(source);
      if (relationship.along) {
        // Several ways may lead to one record.
        const way = JSON.stringify([source, keyOf(destination, record)]);
        const { limit = Number.POSITIVE_INFINITY } = relationship;
        if (seen.has(way) || (group?.length ?? 0) >= limit) continue;
        seen.add(way);
      }
      if (group) group.push(record);
      else groups.set(source, [record]);
    }
  }
  return records.map((record) => {
    const group = groups.get(record[sourceAttribute]) ?? [];
    return { ...record, [name]: many ? group : (group[0] ?? null) };
  });
}

async function readRelated(
  context: RuntimeContext,
  query: Query,
  relationship: RelationshipDefinition,
  values: readonly unknown[],
  loads: readonly Load[],
): Promise<readonly Row[]> {
  const destination = context.resource(relationship.destination);
  const action = primaryRead(destination);
  const built = await prepareQuery(context, {
    ...buildQuery(context, destination, action, {}, { load: loads }),
    accessedFrom: { resource: query.resource.name, relationship: relationship.name },
  });
  const sort = relationship.sort ?? [];
  const { limit: _, offset: __, ...unlimited } = built;
  const related: Query = { ...unlimited, sort: sort.length > 0 ? sort : built.sort };
  const fetched = await loadFields(context, related, undefined, (scope) =>
    relatedPart(query, relationship, values, scope),
  );
  return fetched.records;
}

/** What ties the records to those that they are loaded into. */
function relatedPart(
  query: Query,
  relationship: RelationshipDefinition,
  values: readonly unknown[],
  scope: TableScope,
): RelatedPart {
  const { through, sourceAttributeOnJoin = '', destinationAttributeOnJoin = '' } = relationship;
  const { statement, templates } = scope;
  const bridges: Join[] = [];
  let key: SelectedField;
  const conditions = [];
  if (relationship.along) {
    const { joins, start } = waysBack(relationship.along, scope, query.resource);
    const { name, source, type } = attributeNamed(start.resource, sourceOf(query.resource, relationship));
    bridges.push(...joins);
    key = columnField(start, sourceKey, source, type);
    conditions.push(among(start, name, values));
    if (relationship.filter)
      conditions.push(writeFilter(relationship.filter, { ...scope, outer: start }, 'apart'));
    return { conditions, bridges, fields: [key] };
  }
  if (relationship.kind === 'many_to_many') {
    const table = newTable(statement, statement.resourceNamed(through ?? ''), templates);
    const { source, type } = attributeNamed(table.resource, sourceAttributeOnJoin);
    bridges.push({
      table: table.resource.table,
      alias: table.alias,
      on: allOf([
        sql`${column(table, destinationAttributeOnJoin)} = ${column(scope, relationship.destinationAttribute)}`,
        ...visibleConditions(table),
      ]),
    });
    key = columnField(table, sourceKey, source, type);
    conditions.push(among(table, sourceAttributeOnJoin, values));
  } else {
    const { source, type } = attributeNamed(scope.resource, relationship.destinationAttribute);
    key = columnField(scope, sourceKey, source, type);
    conditions.push(among(scope, relationship.destinationAttribute, values));
  }
  if (relationship.filter) {
    const outer = sourceTable(query, relationship, key, scope, bridges);
    conditions.push(writeFilter(relationship.filter, { ...scope, outer }, 'apart'));
  }
  const limit = relationship.kind === 'has_one' ? 1 : relationship.limit;
  return {
    conditions,
    bridges,
    fields: [key],
    ...(limit !== undefined && isToManyOrOne(relationship) && key.operand.sql
      ? { perGroup: { key: key.operand.sql, limit } }
      : {}),
  };
}

const isToManyOrOne = ({ kind }: RelationshipDefinition) => kind !== 'belongs_to';

function column(scope: TableScope, attribute: string) {
  return columnSql(scope.alias, attributeNamed(scope.resource, attribute).source);
}

/** The table of the records that are loaded into, for filters that look at them with `parent`. */
function sourceTable(
  { resource }: Query,
  { sourceAttribute, filter, name }: RelationshipDefinition,
  key: SelectedField,
  scope: TableScope,
  bridges: Join[],
): TableScope {
  const table = newTable(scope.statement, resource, scope.templates, { trusted: scope.trusted });
  if (JSON.stringify(filter).includes('"parent"')) {
    relationshipNamed(resource, name);
    bridges.push({
      table: resource.table,
      alias: table.alias,
      on: sql`${column(table, sourceAttribute)} = ${key.operand.sql}`,
    });
  }
  return table;
}
