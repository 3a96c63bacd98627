/** What a function of expressions is: its meaning in memory and in SQL, side by side, so that they stay the same. */
import type { TypeDefinition } from '../../model/definition/resource.ts';
import type { Sql } from '../sql/fragment.ts';
import type { ValueClass } from './value-class.ts';

/** A call while it is worked out in memory. */
export interface CallSite {
  readonly types: readonly (TypeDefinition | undefined)[];
  /** Arguments with names. */
  readonly named: Readonly<Record<string, unknown>>;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** A call while it is written as SQL. */
export interface SqlSite {
  readonly dialect: 'sqlite' | 'postgres';
  readonly types: readonly (TypeDefinition | undefined)[];
  /** The values of arguments that are known before the query runs; undefined for others. */
  readonly constants: readonly unknown[];
  readonly named: Readonly<Record<string, unknown>>;
  /** A value as a parameter. */
  bind(value: unknown, type: TypeDefinition): Sql;
  /** A piece of JSON as a value of a type; nil when it is of another one. */
  fromJson(json: Sql, type: TypeDefinition): Sql;
}

export interface ExpressionFunction {
  /** The classes of its arguments; those beyond have the last one. */
  readonly takes: readonly (ValueClass | 'any')[];
  /** Whether it is asked for arguments that are nil, too; its value is nil otherwise. */
  readonly takesNil?: boolean;
  returns(types: readonly (TypeDefinition | undefined)[]): TypeDefinition | undefined;
  evaluate(values: readonly unknown[], site: CallSite): unknown;
  /**
   * As SQL. Absent when it can only be asked for what is known before the query runs.
   * @throws ExpressionError for arguments that SQL cannot be asked with
   */
  write?(parts: readonly Sql[], site: SqlSite): Sql;
}
