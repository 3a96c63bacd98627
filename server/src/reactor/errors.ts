/** Failures of steps and runs as data. */

export type ReactorErrorCode =
  | 'step_failed'
  | 'step_raised'
  | 'invalid_result'
  | 'retries_exceeded'
  | 'compensate_failed'
  | 'timeout'
  | 'interrupted'
  | 'cancelled'
  | 'undo_failed'
  | 'undo_retries_exceeded'
  | 'invalid_input'
  | 'middleware_failed';

/** Why a step, and with it a run, failed. `reason` is what the handler gave: anything for runs without a journal, else JSON. */
export interface StepError {
  readonly code: ReactorErrorCode;
  /** A sentence. */
  readonly message: string;
  readonly step?: string;
  readonly path?: string;
  readonly reason?: unknown;
}

/** Thrown when a run cannot be begun, resumed or undone; the message says why and what can be done instead. */
export class ReactorRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ReactorRefused';
  }
}

/** Thrown inside an `around` or a transaction whose steps failed, were cancelled or are to halt. */
export class StepsStopped extends Error {
  readonly error: StepError | undefined;
  constructor(error: StepError | undefined) {
    super(error?.message ?? 'The run halts.');
    this.name = 'StepsStopped';
    this.error = error;
  }
}

/** A reason in words. */
export function said(reason: unknown): string {
  if (reason instanceof Error) return reason.message;
  if (typeof reason === 'string') return reason;
  if (reason && typeof reason === 'object' && 'message' in reason) return String(reason.message);
  return JSON.stringify(reason) ?? String(reason);
}

/** A reason as JSON: errors become their name and message. */
export function reasonAsData(reason: unknown): unknown {
  if (reason instanceof Error) {
    const { name, message } = reason;
    return 'failure' in reason ? { name, message, failure: reason.failure } : { name, message };
  }
  return reason;
}
