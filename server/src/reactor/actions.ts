/** The port through which steps run the actions of resources; the runtime of resources is behind it. */
import type { Kysely } from 'kysely';
import type { Call } from '../model/definition/expression.ts';
import type { ActionStepKind, StepDefinition } from '../model/definition/reactor.ts';
import type { Tables } from '../store/database.ts';
import type { StepContext, Values } from './context.ts';
import type { StepReturn } from './handlers.ts';

/** An action step with all its sources read. JSON, so that it can be undone by another process. */
export interface ActionCall {
  readonly kind: ActionStepKind;
  readonly resource?: string;
  readonly action?: string;
  readonly inputs: Values;
  /** The record or records that it is run on. */
  readonly initial?: unknown;
  readonly actor?: unknown;
  readonly tenant?: unknown;
  readonly load?: unknown;
  readonly context?: unknown;
  readonly authorize?: boolean;
  readonly failOnNotFound?: boolean;
  readonly change?: Call;
  /** Of a `change`: validations that must hold. */
  readonly conditions?: readonly Call[];
  /** Of a `load`: the relationships that lead from `resource` to the records. */
  readonly path?: readonly string[];
  readonly options: Values;
  /** The action that takes it back. */
  readonly undoAction?: string;
}

/** An open transaction of the database that the journal is in; absent when the runner is to open its own. */
export type Transaction = Kysely<Tables> | undefined;

export interface ActionRunner {
  /** The options of a step that would change what it does, and do not here. */
  unknownOptions?(step: StepDefinition): readonly string[];
  /**
   * Works out what takes long before {@link run} is called in a transaction that others wait for, and changes nothing. `context.signal` ends it.
   */
  ahead?(call: ActionCall, context: StepContext): Promise<void>;
  /** Runs the action inside `transaction` when there is one. Failures are returned as `{ error }`; what is thrown counts as one, too. */
  run(call: ActionCall, transaction: Transaction, context: StepContext): Promise<StepReturn>;
  /**
   * Whether the action may run inside a transaction with the record of its step; all may when absent. One that runs a reactor, which
   * writes a journal of its own, would wait for itself: it is run before its record is written, and again when the process dies in between.
   */
  transactional?(call: ActionCall): boolean;
  /**
   * Runs `call.undoAction` to take back what `call` did with this result: after a create it gets the record, after an update the
   * record as it was (`call.initial`), after a destroy the record that was removed.
   */
  undo(call: ActionCall, result: unknown, transaction: Transaction): Promise<StepReturn>;
  /** All of `work` or, when it throws, nothing; for runs without a journal. */
  transaction<T>(resources: readonly string[], work: (transaction: Transaction) => Promise<T>): Promise<T>;
}
