/** A read on its way. Immutable; preparations give a new one. */
import type { Expr } from '../model/definition/expression.ts';
import type { ActionDefinition, ResourceDefinition, SortDefinition } from '../model/definition/resource.ts';
import type { Load, Row, RuntimeContext } from './context.ts';
import type { FieldError } from './outcome.ts';

/** One page: by offset, or after or before a record of the page that was seen (`keyset`). */
export interface PageRequest {
  readonly limit?: number;
  readonly offset?: number;
  readonly after?: string;
  readonly before?: string;
  /** Whether to count all records that match. */
  readonly count?: boolean;
}

/** Runs when the query is complete, right before the database is asked. */
export type BeforeRead = (query: Query, context: RuntimeContext) => Query | Promise<Query>;
/** Is given the records before anything is loaded into them. */
export type AfterRead = (
  records: readonly Row[],
  query: Query,
  context: RuntimeContext,
) => readonly Row[] | Promise<readonly Row[]>;

export interface Query {
  readonly resource: ResourceDefinition;
  readonly action: ActionDefinition;
  readonly arguments: Readonly<Record<string, unknown>>;
  /** All must hold. Templates in them stand for the values of this query. */
  readonly filters: readonly Expr[];
  /** Those of the caller. All must hold, too; fields that the caller may not see are nil in them. */
  readonly callerFilters: readonly Expr[];
  readonly sort: readonly SortDefinition[];
  /** The order when nobody says one. */
  readonly defaultSort?: readonly SortDefinition[];
  readonly limit?: number;
  readonly offset?: number;
  readonly page?: PageRequest;
  /** The attributes that are given, the primary key beside them; all that are selected by default when absent. */
  readonly select?: readonly string[];
  readonly load: readonly Load[];
  /** Values for the arguments of calculations, by the calculation's name. */
  readonly inputs: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly errors: readonly FieldError[];
  /** What came along with the call, and what preparations add, for `^context(…)` and handlers. */
  readonly context: Readonly<Record<string, unknown>>;
  readonly beforeAction: readonly BeforeRead[];
  readonly afterAction: readonly AfterRead[];
  /** The relationship over which the records are reached, when they are loaded into others. */
  readonly accessedFrom?: { readonly resource: string; readonly relationship: string };
}

export interface Page<T> {
  readonly results: readonly T[];
  /** Whether there are more in the direction of the request. */
  readonly more: boolean;
  readonly count?: number;
  /** The keyset of each result, for `after` and `before`; empty when the action has no such pages. */
  readonly keysets: readonly string[];
}
