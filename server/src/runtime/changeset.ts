/** A create, update or destroy on its way: what the caller gave, what changes, what is wrong, and what runs around it. Immutable. */
import type { ActionDefinition, ResourceDefinition } from '../model/definition/resource.ts';
import type { Row, RuntimeContext } from './context.ts';
import type { FieldError } from './outcome.ts';

type Hook<T> = (changeset: Changeset, context: RuntimeContext) => T | Promise<T>;
type AfterHook = (record: Row, changeset: Changeset, context: RuntimeContext) => Row | Promise<Row>;

export interface Changeset {
  readonly resource: ResourceDefinition;
  readonly action: ActionDefinition;
  /** The record as it was; absent for create. */
  readonly data?: Row;
  /** Attributes that change, cast. */
  readonly attributes: Readonly<Record<string, unknown>>;
  /** Arguments, cast, with defaults. */
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly errors: readonly FieldError[];
  /** For handlers to hand values on to later ones. */
  readonly context: Readonly<Record<string, unknown>>;
  /** Inside the transaction, before the data store; may change the changeset. */
  readonly beforeAction: readonly Hook<Changeset>[];
  /** Inside the transaction, after the data store. */
  readonly afterAction: readonly AfterHook[];
  /** After the commit. */
  readonly afterTransaction: readonly AfterHook[];
}
