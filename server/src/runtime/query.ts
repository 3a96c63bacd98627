/** A read on its way. Immutable; preparations give a new one. */
import type { Expr } from '../model/definition/expression.ts';
import type { ActionDefinition, ResourceDefinition, SortDefinition } from '../model/definition/resource.ts';
import type { Load } from './context.ts';
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

export interface Query {
  readonly resource: ResourceDefinition;
  readonly action: ActionDefinition;
  readonly arguments: Readonly<Record<string, unknown>>;
  /** All must hold. */
  readonly filters: readonly Expr[];
  readonly sort: readonly SortDefinition[];
  readonly limit?: number;
  readonly page?: PageRequest;
  readonly load: readonly Load[];
  /** Values for the arguments of calculations, by the calculation's name. */
  readonly inputs: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly errors: readonly FieldError[];
  readonly context: Readonly<Record<string, unknown>>;
}

export interface Page<T> {
  readonly results: readonly T[];
  /** Whether there are more in the direction of the request. */
  readonly more: boolean;
  readonly count?: number;
  /** The keyset of each result, for `after` and `before`. */
  readonly keysets: readonly string[];
}
