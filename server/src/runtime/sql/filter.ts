/** Conditions of a statement. One that looks behind a relationship to many means that one of its records meets it. */
import type { Expr } from '../../model/definition/expression.ts';
import { passesMany } from './field.ts';
import { type Sql, sql } from './fragment.ts';
import { asCondition } from './operand.ts';
import { joinsSql, type TableScope } from './scope.ts';
import { write } from './write.ts';

/**
 * A condition over the records of a table.
 * @param place `joined`: joins that it needs become part of the statement. `apart`: they stay inside of it, where a
 * statement has no place for more joins, such as behind ON.
 */
export function writeFilter(filter: Expr, scope: TableScope, place: 'joined' | 'apart' = 'joined'): Sql {
  const { dialect } = scope.statement;
  if (place === 'joined' && !passesMany(filter, scope)) return asCondition(write(filter, scope), dialect);
  const source = { joins: [], allowsMany: true };
  const condition = asCondition(write(filter, { ...scope, source, joined: new Map() }), dialect);
  if (source.joins.length === 0) return condition;
  // Records without related ones count as one row of nils, as in a left join.
  return sql`exists (select 1 from (select 1) as one${joinsSql(source.joins)} where ${condition})`;
}
