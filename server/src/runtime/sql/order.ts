/** Orders of a statement. */
import type { SortDefinition } from '../../model/definition/resource.ts';
import { ExpressionError } from '../expression/expression-error.ts';
import { primaryKeyOf } from '../expression/fields.ts';
import { classOf, isCaseInsensitive } from '../expression/value-class.ts';
import { isDescending, nilsFirst } from '../read/compare-records.ts';
import { writePath } from './field.ts';
import { type Operand, type Sql, sql } from './fragment.ts';
import type { TableScope } from './scope.ts';

/** One key of an order. */
export interface SortKey {
  readonly sort: SortDefinition;
  readonly operand: Operand;
  /** Whether every record has a value in it. */
  readonly required: boolean;
}

/** The keys of an order; the primary key is put behind them, so that no two records are equal. */
export function sortKeys(sorts: readonly SortDefinition[], scope: TableScope): readonly SortKey[] {
  const attributes = new Map(scope.resource.attributes.map((each) => [each.name, each]));
  const missing = primaryKeyOf(scope.resource)
    .filter(({ name }) => !sorts.some(({ field }) => field === name))
    .map(({ name }) => ({ field: name, direction: 'asc' }) as const);
  return [...sorts, ...missing].map((sort) => {
    const attribute = attributes.get(sort.field);
    const operand = writePath(sort.field.split('.'), scope);
    if (operand.sql && ['list', 'map', 'json', 'binary'].includes(classOf(operand.type)))
      throw new ExpressionError(
        `${sort.field} of ${scope.resource.name} has values without an order. Sort by a part of them, in a calculation.`,
      );
    return {
      sort,
      operand,
      required: attribute !== undefined && (attribute.primaryKey || !attribute.allowNil),
    };
  });
}

/** What stands behind ORDER BY. */
export function orderSql(sorts: readonly SortDefinition[], scope: TableScope): Sql {
  return sql.join(sortKeys(sorts, scope).flatMap((key) => keySql(key, false)));
}

/** One key behind ORDER BY. Where nils stand is said only when there can be any, so that indexes can be used. */
export function keySql({ sort, operand, required }: SortKey, reversed: boolean): readonly Sql[] {
  if (!operand.sql) return [];
  const descending = isDescending(sort.direction) !== reversed;
  const first = nilsFirst(sort.direction) !== reversed;
  const nils = required ? sql`` : sql.raw(first ? ' nulls first' : ' nulls last');
  return [sql`${sortable(operand)}${sql.raw(descending ? ' desc' : ' asc')}${nils}`];
}

/** A value as it is sorted by. */
export function sortable(operand: Operand): Sql {
  if (!operand.sql) return sql`null`;
  return isCaseInsensitive(operand.type) ? sql`lower(${operand.sql})` : operand.sql;
}
