/** Aggregates as SQL: a subquery for each, in the statement that asks for the record. */
import type { Json } from '../../model/definition/expression.ts';
import type { TypeDefinition } from '../../model/definition/resource.ts';
import type { AggregateUse } from '../aggregates/aggregate-call.ts';
import { ExpressionError } from '../expression/expression-error.ts';
import { relationshipNamed } from '../expression/fields.ts';
import { aggregateType } from '../expression/type-of.ts';
import { classOf, isCaseInsensitive, types } from '../expression/value-class.ts';
import { writePath } from './field.ts';
import { writeFilter } from './filter.ts';
import { allOf, type Operand, type Sql, sql } from './fragment.ts';
import { bind } from './operand.ts';
import { orderSql } from './order.ts';
import { type RelatedRows, relatedRows, unrelatedRows } from './related.ts';
import type { TableScope } from './scope.ts';

/** The value of an aggregate over records that belong to one of the table. */
export function writeAggregate(use: AggregateUse, scope: TableScope): Operand {
  const { statement } = scope;
  const rows = use.resource
    ? unrelatedRows(statement.resourceNamed(use.resource), scope)
    : relatedRows(use.path, scope);
  const filtered = use.filter ? [writeFilter(use.filter, rows.scope)] : [];
  const conditions = allOf([...rows.conditions, ...filtered]);
  if (use.kind === 'exists')
    return { sql: sql`exists (select 1 from ${rows.from()} where ${conditions})`, type: types.boolean };
  if (use.kind === 'count' && use.field === undefined)
    return { sql: counted(use, rows, conditions), type: types.integer };
  const value = writePath((use.field ?? '').split('.'), rows.scope);
  if (!value.sql)
    throw new ExpressionError(`An aggregate needs a field of the records, not ${use.field ?? 'none'}.`);
  const type =
    aggregateType(use, {
      resource: scope.resource,
      resourceNamed: (name) => statement.resourceNamed(name),
    }) ?? value.type;
  const result = reduced(use, value.type, aggregated(use, rows, value.sql, conditions, scope), scope);
  return { sql: withDefault(result, use, type, scope), type };
}

function counted({ limit, offset }: AggregateUse, rows: RelatedRows, conditions: Sql): Sql {
  if (limit === undefined && offset === undefined)
    return sql`(select count(*) from ${rows.from()} where ${conditions})`;
  return sql`(select count(*) from (select 1 as v from ${rows.from()} where ${conditions}${rangeSql(limit, offset, rows.scope)}) as counted)`;
}

function rangeSql(limit: number | undefined, offset: number | undefined, { statement }: TableScope): Sql {
  if (limit === undefined && offset === undefined) return sql``;
  const all = statement.dialect === 'sqlite' ? sql`-1` : sql`null`;
  return sql` limit ${limit ?? all} offset ${offset ?? 0}`;
}

/** Rows that an aggregate is made over: what stands behind FROM and WHERE, the value in each, and their order. */
interface Aggregated {
  readonly from: Sql;
  readonly where: Sql;
  readonly value: Sql;
  readonly order: Sql;
}

/** The rows themselves, or those of a range of them, in a table of their own with the columns `v` and `n`. */
function aggregated(
  use: AggregateUse,
  rows: RelatedRows,
  value: Sql,
  conditions: Sql,
  scope: TableScope,
): Aggregated {
  const { limit, offset, path, kind } = use;
  const isRange = limit !== undefined || offset !== undefined;
  const last = path.length === 1 ? path[0] : undefined;
  const sort = use.sort ?? (last === undefined ? undefined : relationshipNamed(scope.resource, last).sort);
  const isOrdered = isRange || kind === 'first' || kind === 'list';
  const order = isOrdered ? orderSql(sort ?? [], rows.scope) : sql`1`;
  if (!isRange) return { from: rows.from(), where: conditions, value, order };
  const ranged = sql`select ${value} as v, row_number() over (order by ${order}) as n from ${rows.from()} where ${conditions} order by n${rangeSql(limit, offset, rows.scope)}`;
  return { from: sql`(${ranged}) as ranged`, where: sql`1 = 1`, value: sql`v`, order: sql`n` };
}

function reduced(
  { kind, uniq, includeNil }: AggregateUse,
  type: TypeDefinition,
  { from, where, value, order }: Aggregated,
  { statement: { dialect } }: TableScope,
): Sql {
  const valueClass = classOf(type);
  if (uniq && ['list', 'map', 'json'].includes(valueClass))
    throw new ExpressionError('Lists and maps cannot be told apart in an aggregate with uniq.');
  const isFolded = isCaseInsensitive(type);
  const folded = isFolded ? sql`lower(${value})` : value;
  const distinct = uniq ? sql`distinct ` : sql``;
  const over = (call: Sql) => sql`(select ${call} from ${from} where ${where})`;
  const known = includeNil ? where : sql`${where} and ${value} is not null`;
  switch (kind) {
    case 'count':
      return over(sql`count(${distinct}${folded})`);
    case 'sum':
    case 'avg': {
      if (valueClass !== 'number') throw new ExpressionError(`${kind} takes a field of numbers.`);
      const total = over(sql`${sql.raw(kind)}(${distinct}${value})`);
      return kind === 'avg' && dialect === 'postgres' ? sql`cast(${total} as double precision)` : total;
    }
    case 'min':
    case 'max': {
      const hasOrder = ['text', 'number', 'date', 'time', 'datetime'].includes(valueClass);
      if (!hasOrder) throw new ExpressionError(`${kind} takes a field whose values have an order.`);
      const direction = sql.raw(kind === 'min' ? 'asc' : 'desc');
      return isFolded
        ? sql`(select ${value} from ${from} where ${known} order by ${folded} ${direction} limit 1)`
        : over(sql`${sql.raw(kind)}(${value})`);
    }
    case 'first':
      return sql`(select ${value} from ${from} where ${known} order by ${order} limit 1)`;
    default: {
      const collect = (item: Sql, by: Sql) =>
        dialect === 'postgres'
          ? sql`jsonb_agg(${item} order by ${by})`
          : sql`json_group_array(${jsonItem(item, type)} order by ${by})`;
      if (!uniq) return sql`(select ${collect(value, order)} from ${from} where ${known})`;
      const numbered = sql`select ${value} as v, row_number() over (order by ${order}) as n from ${from} where ${known}`;
      // Of texts that differ in case only, the first is the one.
      const first = isFolded
        ? sql`select v, n, row_number() over (partition by lower(v) order by n) as place from (${numbered}) as numbered`
        : sql`select v, min(n) as n, 1 as place from (${numbered}) as numbered group by v`;
      return sql`(select ${collect(sql`v`, sql`n`)} from (${first}) as every_one where place = 1)`;
    }
  }
}

/** A value as an item of a list on SQLite, which has no truth values and keeps JSON as text. */
function jsonItem(value: Sql, type: TypeDefinition): Sql {
  switch (classOf(type)) {
    case 'boolean':
      return sql`case ${value} when 1 then json('true') when 0 then json('false') end`;
    case 'list':
    case 'map':
    case 'json':
      return sql`json(${value})`;
    default:
      return value;
  }
}

function withDefault(
  value: Sql,
  { kind, default: fallback }: AggregateUse,
  type: TypeDefinition,
  scope: TableScope,
): Sql {
  const { dialect } = scope.statement;
  if (kind === 'list') {
    const empty = bind(fallback ?? ([] as Json), { ...type, items: types.json }, dialect);
    // SQLite makes an empty list of no rows, PostgreSQL makes nil.
    return dialect === 'sqlite'
      ? sql`coalesce(nullif(${value}, '[]'), ${empty})`
      : sql`coalesce(${value}, ${empty})`;
  }
  return fallback === undefined || fallback === null
    ? value
    : sql`coalesce(${value}, ${bind(fallback, type, dialect)})`;
}
