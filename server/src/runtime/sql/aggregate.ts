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
  const result = reduced(use, value, inOrder(use, rows, value.sql, conditions, scope), scope);
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

/** The values as rows with one column `v`: only those that count, in order where that matters. */
function inOrder(use: AggregateUse, rows: RelatedRows, value: Sql, conditions: Sql, scope: TableScope): Sql {
  const { kind, limit, offset, includeNil, uniq } = use;
  const keepsNil = includeNil && (kind === 'first' || kind === 'list');
  const isRange = limit !== undefined || offset !== undefined;
  const isOrdered = isRange || kind === 'first' || kind === 'list';
  const last = use.path.at(-1);
  const sort =
    use.sort ?? (last && use.path.length === 1 ? relationshipNamed(scope.resource, last).sort : undefined);
  const order = isOrdered ? orderSql(sort ?? [], rows.scope) : undefined;
  // Records without a value count for the range, and are left out after it.
  const known = keepsNil || isRange ? conditions : sql`${conditions} and ${value} is not null`;
  const numbered = order && !isRange ? sql`, row_number() over (order by ${order}) as n` : sql`, 0 as n`;
  const ranged = isRange ? sql`, row_number() over (order by ${order ?? sql`1`}) as n` : numbered;
  const ordered = isRange ? sql` order by n${rangeSql(limit, offset, rows.scope)}` : sql``;
  const inner = sql`select ${value} as v${ranged} from ${rows.from()} where ${known}${ordered}`;
  const chosen = sql`select v, n from (${inner}) as chosen${keepsNil ? sql`` : sql` where v is not null`}`;
  return uniq && kind === 'list'
    ? sql`select v, min(n) as n from (${chosen}) as every_one group by v`
    : chosen;
}

function reduced(
  { kind, uniq }: AggregateUse,
  value: { readonly type: TypeDefinition },
  rows: Sql,
  scope: TableScope,
): Sql {
  const { dialect } = scope.statement;
  const valueClass = classOf(value.type);
  if (uniq && ['list', 'map', 'json'].includes(valueClass))
    throw new ExpressionError('Lists and maps cannot be told apart in an aggregate with uniq.');
  const folded = isCaseInsensitive(value.type) ? sql`lower(v)` : sql`v`;
  const distinct = uniq ? sql`distinct ` : sql``;
  const over = (call: Sql) => sql`(select ${call} from (${rows}) as aggregated)`;
  switch (kind) {
    case 'count':
      return over(sql`count(${distinct}${folded})`);
    case 'sum':
    case 'avg': {
      if (valueClass !== 'number') throw new ExpressionError(`${kind} takes a field of numbers.`);
      const total = over(sql`${sql.raw(kind)}(${distinct}v)`);
      return kind === 'avg' && dialect === 'postgres' ? sql`cast(${total} as double precision)` : total;
    }
    case 'min':
    case 'max': {
      const sortable = ['text', 'number', 'date', 'time', 'datetime'].includes(valueClass);
      if (!sortable) throw new ExpressionError(`${kind} takes a field whose values have an order.`);
      const order = sql.raw(kind === 'min' ? 'asc' : 'desc');
      return isCaseInsensitive(value.type)
        ? sql`(select v from (${rows}) as aggregated order by lower(v) ${order} limit 1)`
        : over(sql`${sql.raw(kind)}(v)`);
    }
    case 'first':
      return sql`(select v from (${rows}) as aggregated order by n limit 1)`;
    default:
      return dialect === 'postgres'
        ? over(sql`jsonb_agg(v order by n)`)
        : over(sql`json_group_array(${jsonItem(value.type)} order by n)`);
  }
}

/** A value as an item of a list on SQLite, which has no truth values and keeps JSON as text. */
function jsonItem(type: TypeDefinition): Sql {
  switch (classOf(type)) {
    case 'boolean':
      return sql`case v when 1 then json('true') when 0 then json('false') end`;
    case 'list':
    case 'map':
    case 'json':
      return sql`json(v)`;
    default:
      return sql`v`;
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
