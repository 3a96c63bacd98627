/** What the engine of workflows offers to the layers above. */
export type { ActionCall, ActionRunner, Transaction } from './actions.ts';
export type { RunContext, StepContext, Values } from './context.ts';
export {
  createReactorEngine,
  type ReactorEngine,
  type ReactorOptions,
  type RunHandle,
  type RunOptions,
} from './engine.ts';
export { type ReactorErrorCode, ReactorRefused, type StepError, StepsStopped } from './errors.ts';
export type { ReactorEvent, ReactorEventType, ReactorState } from './events.ts';
export {
  type CompensateReturn,
  done,
  fail,
  type Guard,
  halt,
  type Middleware,
  type ReactorFunction,
  type RunSteps,
  retry,
  type StepHandler,
  type StepHandlers,
  type StepReturn,
  type UndoReturn,
} from './handlers.ts';
export type { ReactorHost } from './host.ts';
export { type ReactorJournal, RunTaken } from './journal/journal.ts';
export type { RunRecord, StepRecord } from './journal/record.ts';
export { sqlJournal } from './journal/sql.ts';
export { createReactorTables, reactorTables } from './journal/tables.ts';
export type { PlanProblem } from './plan/planned.ts';
export type { ExpressionScope } from './plan/planner.ts';
export type { HaltReason, RunOutcome } from './run/run.ts';
