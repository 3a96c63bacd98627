/** Code behind the names in a reactor: handlers do the work of steps, functions answer questions, middlewares hear what happens. */
import type { StepDefinition } from '../model/definition/reactor.ts';
import type { RunContext, StepContext, Values } from './context.ts';
import type { ReactorEvent } from './events.ts';

/** What `run` gives. Anything else counts as a failure, too, and is compensated. */
export type StepReturn =
  /** Done. `steps` join the plan; one with the name of this step takes its place. */
  | { readonly value: unknown; readonly steps?: readonly StepDefinition[] }
  /** To be tried again; compensate is not asked. */
  | { readonly retry: unknown }
  /** Failed for this reason. */
  | { readonly error: unknown }
  /** Done with this value, and the run stops until it is resumed. */
  | { readonly halt: unknown };

/** What `compensate` gives: a value to go on with, another try, or (`'ok'`, nothing, an error) that the failure stands. */
export type CompensateReturn =
  | undefined
  | 'ok'
  | { readonly continue: unknown }
  | { readonly retry: unknown }
  | { readonly error: unknown };

/** What `undo` gives: `'ok'` or nothing when it is undone. */
export type UndoReturn = undefined | 'ok' | { readonly retry: unknown } | { readonly error: unknown };

type Eventually<T> = T | PromiseLike<T>;

/**
 * The work of a step. `run` may be called more than once with the same `context.key`: when a process dies between the work and the
 * commit of its result. Handlers of effects outside the database give that key to whoever does the effect, or say what to do in `onResume`.
 */
export interface StepHandler {
  run(args: Values, context: StepContext): Eventually<StepReturn>;
  /** Asked once for each failed try, with the reason as it was given. */
  compensate?(reason: unknown, args: Values, context: StepContext): Eventually<CompensateReturn>;
  /** Takes back what `run` did; `value` is its result, or nil when a process died in `run`. */
  undo?(value: unknown, args: Values, context: StepContext): Eventually<UndoReturn>;
  /** Milliseconds to wait before the next try, or `now`. */
  backoff?(reason: unknown, args: Values, context: StepContext): number | 'now';
  /**
   * What is done about a try that a dying process left without a result, when the run is resumed. Absent: the same try is made again,
   * with the same key; when the run goes back before that, undo is called with nil. `rerun`: it is made again, and not undone before that.
   * `undo`: undo is called with nil, then it is tried again. `fail`: the try has failed, compensate is asked.
   * For all but `rerun`, the start of each try of a handler that can be undone is committed before it, which costs a commit more.
   */
  readonly onResume?: 'rerun' | 'undo' | 'fail';
}

export type StepHandlers = Readonly<Record<string, StepHandler>>;

/** Runs the steps inside an `around`, with other arguments or context if given; their results by name. Rejects when they failed and are undone. */
export type RunSteps = (changed?: {
  readonly arguments?: Values;
  readonly context?: Values;
  readonly steps?: readonly StepDefinition[];
}) => Promise<Values>;

/**
 * A function that answers a question: conditions, transforms, predicates and exit conditions give a value; guards a {@link Guard};
 * `before_all` gives `{ arguments, context, steps }`, each optional; `after_all` the group's result; an `around` calls `run`.
 */
export type ReactorFunction = (args: Values, context: StepContext, run: RunSteps) => unknown;

/** What a guard gives: go on, or what to take for the return of `run`. */
export type Guard = { readonly cont: true } | { readonly halt: StepReturn };

/** Hears of a run; what `init`, `complete` and `error` give takes the place of what they were given, unless it is nothing. */
export interface Middleware {
  init?(context: RunContext): Eventually<Values | undefined | null>;
  complete?(result: unknown, context: RunContext): Eventually<unknown>;
  error?(error: unknown, context: RunContext): Eventually<unknown>;
  halt?(context: RunContext): Eventually<unknown>;
  event?(event: ReactorEvent, context: RunContext): void;
}

export const done = (value: unknown, steps?: readonly StepDefinition[]): StepReturn =>
  steps ? { value, steps } : { value };
export const retry = (reason: unknown = null): { readonly retry: unknown } => ({ retry: reason });
export const fail = (error: unknown): { readonly error: unknown } => ({ error });
export const halt = (value: unknown = null): { readonly halt: unknown } => ({ halt: value });
