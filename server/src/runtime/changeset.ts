/** A create, update or destroy on its way: what the caller gave, what changes, what is wrong, and what runs around it. Immutable. */
import type { Expr } from '../model/definition/expression.ts';
import type { ActionDefinition, ResourceDefinition } from '../model/definition/resource.ts';
import type { Load, Row, RuntimeContext } from './context.ts';
import type { FieldError, Outcome } from './outcome.ts';

export type BeforeHook = (changeset: Changeset, context: RuntimeContext) => Changeset | Promise<Changeset>;
export type AfterHook = (record: Row, changeset: Changeset, context: RuntimeContext) => Row | Promise<Row>;
/** Hears how it ended, well or badly, and may give another end. */
export type EndHook = (
  outcome: Outcome<Row>,
  changeset: Changeset,
  context: RuntimeContext,
) => Outcome<Row> | Promise<Outcome<Row>>;

export interface Changeset {
  readonly resource: ResourceDefinition;
  readonly action: ActionDefinition;
  /** The record as it was; absent for create. */
  readonly data?: Row;
  /** The record as the caller had read it; absent when only its key was given. */
  readonly given?: Row;
  /** What the caller gave, as it came. */
  readonly input: Readonly<Record<string, unknown>>;
  /** Attributes that change, cast. */
  readonly attributes: Readonly<Record<string, unknown>>;
  /** Which of {@link attributes} come from a default, and so give way to `set_new_attribute`. */
  readonly defaulted: readonly string[];
  /** Arguments, cast, with defaults. */
  readonly arguments: Readonly<Record<string, unknown>>;
  /** Attributes whose new value the data store works out. */
  readonly atomics: Readonly<Record<string, Expr>>;
  /** What the record has to meet, else it counts as changed by somebody else. */
  readonly filters: readonly Expr[];
  readonly errors: readonly FieldError[];
  /** For handlers to hand values on to later ones. */
  readonly context: Readonly<Record<string, unknown>>;
  /** The only attributes of the result, when a change says so. */
  readonly select?: readonly string[];
  /** What to load into the result beside what the caller asks for. */
  readonly load: readonly Load[];
  /** Before the transaction; only of changes named `before_transaction`. */
  readonly beforeTransaction: readonly BeforeHook[];
  /** Inside the transaction, before the data store; may change the changeset. */
  readonly beforeAction: readonly BeforeHook[];
  /** Inside the transaction, after the data store. */
  readonly afterAction: readonly AfterHook[];
  /** When the transaction has ended. */
  readonly afterTransaction: readonly EndHook[];
}
