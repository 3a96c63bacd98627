/** Pieces of SQL while an expression is written: kysely's, with values as parameters and names quoted. */
import { type RawBuilder, sql } from 'kysely';
import type { TypeDefinition } from '../../model/definition/resource.ts';

export type Sql = RawBuilder<unknown>;

/** A part of an expression: known before the query runs, or a piece of SQL of a type. */
export type Operand =
  | { readonly constant: unknown; readonly sql?: never; readonly type?: never }
  | { readonly sql: Sql; readonly type: TypeDefinition; readonly constant?: never };

/** A column of a table under its alias. */
export function columnSql(alias: string, column: string): Sql {
  return sql`${sql.id(alias, column)}`;
}

/** Pieces with something between them. */
export function joined(pieces: readonly Sql[], separator: Sql = sql`, `): Sql {
  return sql`${sql.join(pieces, separator)}`;
}

/** All of the conditions; true when there are none. */
export function allOf(conditions: readonly Sql[]): Sql {
  const [only] = conditions;
  if (!only) return sql`1 = 1`;
  return conditions.length === 1 ? only : sql`(${joined(conditions, sql` and `)})`;
}

export { sql };
