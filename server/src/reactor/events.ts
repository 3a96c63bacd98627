/** What happens in a run, for progress, logs and middlewares. */

/** The states that a run can be in. */
export type ReactorState =
  | 'pending'
  | 'executing'
  | 'halted'
  | 'failed'
  | 'successful'
  | 'cancelled'
  | 'undone';

export type ReactorEventType =
  | 'run_start'
  | 'run_complete'
  | 'run_error'
  | 'run_halt'
  | 'run_resume'
  | 'step_start'
  | 'step_complete'
  | 'step_skip'
  | 'step_error'
  | 'step_retry'
  | 'step_halt'
  | 'guard_start'
  | 'guard_pass'
  | 'guard_fail'
  | 'compensate_start'
  | 'compensate_complete'
  | 'compensate_continue'
  | 'compensate_retry'
  | 'compensate_error'
  | 'undo_start'
  | 'undo_complete'
  | 'undo_retry'
  | 'undo_error';

export interface ReactorEvent {
  readonly type: ReactorEventType;
  readonly runId: string;
  readonly reactor: string;
  /** Milliseconds since the epoch. */
  readonly time: number;
  /** Steps only. */
  readonly step?: string;
  readonly path?: string;
  readonly kind?: string;
  /** Which try, from 0. */
  readonly attempt?: number;
  /** What was given, or why it failed. */
  readonly value?: unknown;
  /** Steps of the reactor itself that are done, and that it has: for progress. */
  readonly completed?: number;
  readonly total?: number;
  /** Ends of runs only. */
  readonly state?: ReactorState;
}
