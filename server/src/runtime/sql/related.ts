/** Related records as SQL: joins for fields of one record, and tables of their own for `exists` and aggregates. */
import type { RelationshipDefinition, ResourceDefinition } from '../../model/definition/resource.ts';
import { ExpressionError } from '../expression/expression-error.ts';
import { attributeNamed, isToMany, primaryKeyOf, relationshipNamed } from '../expression/fields.ts';
import { writeFilter } from './filter.ts';
import { allOf, columnSql, type Sql, sql } from './fragment.ts';
import { orderSql } from './order.ts';
import { type Join, joinsSql, newTable, type TableScope, tableSql } from './scope.ts';

/** Joins the record that a relationship leads to, once. */
export function joinRelationship(scope: TableScope, name: string): TableScope {
  const known = scope.joined.get(name);
  if (known) return { ...known, guarded: scope.guarded };
  const relationship = relationshipNamed(scope.resource, name);
  if (isToMany(relationship) && !scope.source.allowsMany)
    throw new ExpressionError(
      `${name} of ${scope.resource.name} leads to several records, so that it has no single value. Use exists or an aggregate.`,
    );
  const table = destinationTable(relationship, scope, scope.source);
  const bridge = bridgeTo(relationship, table, scope);
  if (bridge) {
    scope.source.joins.push({ table: bridge.table, alias: bridge.alias, on: bridge.toSource });
    scope.source.joins.push({
      table: table.resource.table,
      alias: table.alias,
      on: allOf([bridge.toDestination, ...restrictions(relationship, table, scope)]),
    });
  } else
    scope.source.joins.push({
      table: table.resource.table,
      alias: table.alias,
      on: allOf([link(relationship, table, scope), ...restrictions(relationship, table, scope)]),
    });
  scope.joined.set(name, table);
  return table;
}

/** Records at the end of a path, as what stands behind FROM and WHERE. */
export interface RelatedRows {
  /** The table at the end. */
  readonly scope: TableScope;
  /** What stands behind FROM. Joins that were added meanwhile are in it. */
  from(): Sql;
  readonly conditions: readonly Sql[];
}

/** The records that a path of relationships leads to. */
export function relatedRows(path: readonly string[], outer: TableScope): RelatedRows {
  const tables: Sql[] = [];
  const conditions: Sql[] = [];
  let from = outer;
  for (const [index, step] of path.entries()) {
    const relationship = relationshipNamed(from.resource, step);
    const table = { ...destinationTable(relationship, from), outer };
    const bridge = bridgeTo(relationship, table, from);
    tables.push(tableSql(table.resource.table, table.alias));
    if (bridge) {
      tables.push(tableSql(bridge.table, bridge.alias));
      conditions.push(bridge.toSource, bridge.toDestination);
    } else conditions.push(link(relationship, table, from));
    conditions.push(...restrictions(relationship, table, from));
    from = index === path.length - 1 ? table : { ...table, joined: new Map() };
  }
  return rowsOf(from, tables, conditions);
}

/** All records of a resource, related or not. */
export function unrelatedRows(resource: ResourceDefinition, outer: TableScope): RelatedRows {
  const table = newTable(outer.statement, resource, outer.templates, {
    outer,
    trusted: outer.trusted,
    guarded: outer.guarded,
  });
  return rowsOf(table, [tableSql(resource.table, table.alias)], visibleConditions(table));
}

function rowsOf(scope: TableScope, tables: readonly Sql[], conditions: readonly Sql[]): RelatedRows {
  return {
    scope,
    conditions,
    from: () => sql`${tablesSql(tables)}${joinsSql(scope.source.joins)}`,
  };
}

/** Tables whose links stand behind WHERE. SQLite would not choose the order of tables in a cross join. */
function tablesSql(tables: readonly Sql[]): Sql {
  const [first = sql``, ...others] = tables;
  return sql`${first}${sql.join(
    others.map((table) => sql` join ${table} on 1 = 1`),
    sql``,
  )}`;
}

function destinationTable(
  { destination }: RelationshipDefinition,
  from: TableScope,
  source?: TableScope['source'],
): TableScope {
  const { statement, templates, trusted, guarded } = from;
  return newTable(statement, statement.resourceNamed(destination), templates, {
    trusted,
    guarded,
    outer: from,
    ...(source ? { source } : {}),
  });
}

function link(
  { sourceAttribute, destinationAttribute, along }: RelationshipDefinition,
  table: TableScope,
  from: TableScope,
): Sql {
  if (along) {
    // Each record once, however many ways lead to it.
    const rows = relatedRows(along, from);
    return sql`(${keysSql(table)}) in (select ${keysSql(rows.scope)} from ${rows.from()} where ${allOf(rows.conditions)})`;
  }
  return equal(columnOf(table, destinationAttribute), columnOf(from, sourceAttribute));
}

const keysSql = ({ resource, alias }: TableScope): Sql =>
  sql.join(primaryKeyOf(resource).map(({ source }) => columnSql(alias, source)));

const equal = (left: Sql, right: Sql) => sql`${left} = ${right}`;

function columnOf({ resource, alias }: TableScope, attribute: string): Sql {
  return columnSql(alias, attributeNamed(resource, attribute).source);
}

/** The table between two others of a relationship from many to many. */
function bridgeTo(relationship: RelationshipDefinition, table: TableScope, from: TableScope) {
  const { through, sourceAttributeOnJoin = '', destinationAttributeOnJoin = '' } = relationship;
  if (relationship.kind !== 'many_to_many') return undefined;
  const { statement, templates, trusted } = from;
  const bridge = newTable(statement, statement.resourceNamed(through ?? ''), templates, { trusted });
  return {
    table: bridge.resource.table,
    alias: bridge.alias,
    toSource: allOf([
      equal(columnOf(bridge, sourceAttributeOnJoin), columnOf(from, relationship.sourceAttribute)),
      ...visibleConditions(bridge),
    ]),
    toDestination: equal(
      columnOf(table, relationship.destinationAttribute),
      columnOf(bridge, destinationAttributeOnJoin),
    ),
  };
}

/**
 * The way back along a path, from the records at its end to those it begins at: tables to be joined in this order. There is a row for each
 * way that leads to a record.
 */
export function waysBack(
  path: readonly string[],
  end: TableScope,
  source: ResourceDefinition,
): { readonly joins: readonly Join[]; readonly start: TableScope } {
  const { statement, templates, trusted } = end;
  let resource = source;
  const steps = path.map((name) => {
    const relationship = relationshipNamed(resource, name);
    const step = { from: resource, relationship };
    resource = statement.resourceNamed(relationship.destination);
    return step;
  });
  const joins: Join[] = [];
  let table = end;
  for (const { from, relationship } of steps.toReversed()) {
    const before = newTable(statement, from, templates, { trusted });
    const bridge = bridgeTo(relationship, table, before);
    if (bridge) joins.push({ table: bridge.table, alias: bridge.alias, on: bridge.toDestination });
    joins.push({
      table: from.table,
      alias: before.alias,
      on: allOf([
        bridge ? bridge.toSource : link(relationship, table, before),
        ...narrowed(relationship, table, before),
        // Of the records at the end, the read itself knows what may be seen.
        ...(table === end ? [] : visibleConditions(table)),
      ]),
    });
    table = before;
  }
  return { joins, start: table };
}

/** Which of the records that a relationship could lead to it leads to. */
function restrictions(
  relationship: RelationshipDefinition,
  table: TableScope,
  from: TableScope,
): readonly Sql[] {
  return [...visibleConditions(table), ...narrowed(relationship, table, from)];
}

/** What the relationship itself leaves out. */
function narrowed(relationship: RelationshipDefinition, table: TableScope, from: TableScope): readonly Sql[] {
  const filtered = relationship.filter
    ? [writeFilter(relationship.filter, { ...table, outer: from, guarded: false }, 'apart')]
    : [];
  const limit = limitOf(relationship, table.resource);
  return limit === undefined ? filtered : [...filtered, amongFirst(relationship, table, from, limit)];
}

/** What is left of a table for this caller: base filter, tenant, policies. */
export function visibleConditions(table: TableScope): readonly Sql[] {
  const { resource, statement, trusted } = table;
  const { baseFilter, multitenancy } = resource;
  const conditions: Sql[] = [];
  if (baseFilter)
    conditions.push(writeFilter(baseFilter, { ...table, trusted: true, guarded: false }, 'apart'));
  if (multitenancy && statement.tenant === undefined && !multitenancy.global)
    throw new ExpressionError(`${resource.name} belongs to tenants: say which one is meant.`);
  if (multitenancy && statement.tenant !== undefined)
    conditions.push(equal(columnOf(table, multitenancy.attribute), sql`${statement.tenant}`));
  const visible = trusted ? undefined : statement.visible(resource);
  if (visible) conditions.push(writeFilter(visible, { ...table, trusted: true, guarded: false }, 'apart'));
  return conditions;
}

/** The most records that a relationship leads to; undefined where nothing but its link limits them. */
function limitOf(relationship: RelationshipDefinition, destination: ResourceDefinition): number | undefined {
  if (relationship.kind !== 'has_one') return isToMany(relationship) ? relationship.limit : undefined;
  const { destinationAttribute, along } = relationship;
  if (along) return 1;
  const keys = primaryKeyOf(destination);
  const isKey = keys.length === 1 && keys[0]?.name === destinationAttribute;
  const unique = destination.identities.some(
    (identity) => !identity.where && identity.keys.length === 1 && identity.keys[0] === destinationAttribute,
  );
  return isKey || unique ? undefined : 1;
}

/** That a record is one of the first in the order of the relationship. */
function amongFirst(
  relationship: RelationshipDefinition,
  table: TableScope,
  from: TableScope,
  limit: number,
): Sql {
  const { limit: _, ...unlimited } = relationship;
  const inner = { ...destinationTable(relationship, from), outer: from };
  const bridge = bridgeTo(relationship, inner, from);
  const filtered = unlimited.filter
    ? [writeFilter(unlimited.filter, { ...inner, guarded: false }, 'apart')]
    : [];
  const conditions = [
    ...(bridge ? [bridge.toSource, bridge.toDestination] : [link(relationship, inner, from)]),
    ...filtered,
    ...visibleConditions(inner),
  ];
  const order = orderSql(relationship.sort ?? [], inner);
  const tables = [
    tableSql(inner.resource.table, inner.alias),
    ...(bridge ? [tableSql(bridge.table, bridge.alias)] : []),
  ];
  return sql`(${keysSql(table)}) in (select ${keysSql(inner)} from ${tablesSql(tables)}${joinsSql(inner.source.joins)} where ${allOf(conditions)} order by ${order} limit ${limit})`;
}
