/**
 * Code behind the names that documents call: functions of the kinds `change`, `validation`, `preparation`, `calculation`, `check`
 * and `action` that a definition declares (`function health_score: calculation { … }`). Built-in ones are registered in the same way.
 */
import type { Changeset } from './changeset.ts';
import type { Row, RuntimeContext } from './context.ts';
import type { FieldError, Outcome } from './outcome.ts';
import type { Subject, Verdict } from './policies/subject.ts';
import type { Query } from './query.ts';

// All that runs inside of a transaction may be run again from the beginning: PostgreSQL takes a transaction back when another one
// got in its way. What handlers do outside of the database therefore belongs into `ended` hooks, or into workflows.

/** The arguments of a call, templates and expressions replaced by their values. */
export type Options = Readonly<Record<string, unknown>>;

export interface ChangeHandler {
  /** Looks at the input and returns the changeset with what it adds: attributes, hooks, errors. */
  change(changeset: Changeset, options: Options, context: RuntimeContext): Changeset | Promise<Changeset>;
  /**
   * Does what takes long, and remembers it for `change`, before there is a transaction that others wait for. The changeset has the input
   * and the record, as it was a moment ago, and no step of the action has run. Where nothing came ahead, as in calls inside of others,
   * `change` works it out itself: what is remembered may save time, and may not change what comes of it.
   * @param signal aborted when nobody wants it any more
   */
  ahead?(
    changeset: Changeset,
    options: Options,
    context: RuntimeContext,
    signal: AbortSignal | undefined,
  ): Promise<void>;
}

export interface ValidationHandler {
  /** What is wrong; undefined when nothing is. */
  validate(
    changeset: Changeset,
    options: Options,
    context: RuntimeContext,
  ): FieldError | undefined | Promise<FieldError | undefined>;
}

export interface PreparationHandler {
  prepare(query: Query, options: Options, context: RuntimeContext): Query | Promise<Query>;
}

export interface CalculationHandler {
  /** Fields and relationships that have to be loaded before. */
  readonly load?: readonly string[];
  /** The value for each record, in order. */
  calculate(
    records: readonly Row[],
    options: Options,
    context: RuntimeContext,
  ): readonly unknown[] | Promise<readonly unknown[]>;
}

export interface CheckHandler {
  /** Whether it holds, or what has to hold for a record: an expression over its fields. */
  check(subject: Subject, options: Options, context: RuntimeContext): Verdict | Promise<Verdict>;
}

export interface ActionHandler {
  /** Runs a generic action; `input` holds its arguments, cast. */
  run(input: Options, options: Options, context: RuntimeContext): unknown;
}

/** A function that `before_action` and its like name. It has the part that is called there. */
export interface HookHandler {
  /** `before_transaction`, `before_action` */
  before?(changeset: Changeset, options: Options, context: RuntimeContext): Changeset | Promise<Changeset>;
  /** `after_action` */
  after?(record: Row, changeset: Changeset, options: Options, context: RuntimeContext): Row | Promise<Row>;
  /** `after_transaction` */
  ended?(
    outcome: Outcome<Row>,
    changeset: Changeset,
    options: Options,
    context: RuntimeContext,
  ): Outcome<Row> | Promise<Outcome<Row>>;
}

/** A function that preparations named `before_action` and `after_action` name. */
export interface ReadHookHandler {
  before?(query: Query, context: RuntimeContext): Query | Promise<Query>;
  after?(
    records: readonly Row[],
    query: Query,
    context: RuntimeContext,
  ): readonly Row[] | Promise<readonly Row[]>;
}

/** A function from value to value, which `update_change` names. */
export type ValueHandler = (value: unknown, context: RuntimeContext) => unknown;

export interface Handlers {
  readonly changes: Readonly<Record<string, ChangeHandler>>;
  readonly validations: Readonly<Record<string, ValidationHandler>>;
  readonly preparations: Readonly<Record<string, PreparationHandler>>;
  readonly calculations: Readonly<Record<string, CalculationHandler>>;
  readonly checks: Readonly<Record<string, CheckHandler>>;
  readonly actions: Readonly<Record<string, ActionHandler>>;
  readonly hooks?: Readonly<Record<string, HookHandler>>;
  readonly readHooks?: Readonly<Record<string, ReadHookHandler>>;
  readonly values?: Readonly<Record<string, ValueHandler>>;
}
