/** What an action gives: a value, or an error that is data. */
import type { Refusal } from './policies/refusal.ts';

/** Ash's error classes, and two of ours that callers have to tell apart: `not_found` and `conflict` (a stale record, a unique value taken). */
export type ErrorClass = 'invalid' | 'forbidden' | 'not_found' | 'conflict' | 'framework';

/** One thing that is wrong. */
export interface FieldError {
  /** The attribute or argument; absent when it is about the whole. */
  readonly field?: string;
  /** Where in the input, for nested values: `['lines', 2, 'amount']`. */
  readonly path: readonly (string | number)[];
  /** Stable, in snake_case: `required`, `invalid_type`, `must_be_less_than`. */
  readonly code: string;
  /** A sentence that says what is expected. */
  readonly message: string;
}

export interface ActionFailure {
  readonly class: ErrorClass;
  /** `DslProject.deploy` */
  readonly action: string;
  readonly errors: readonly FieldError[];
  /** Why policies forbid it. */
  readonly refusal?: Refusal;
}

export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: ActionFailure };

/** Thrown by {@link unwrap}; `failure` is the error as data. */
export class ActionError extends Error {
  readonly failure: ActionFailure;
  constructor(failure: ActionFailure) {
    super(`${failure.action}: ${failure.errors.map(({ message }) => message).join(' ')}`);
    this.name = 'ActionError';
    this.failure = failure;
  }
}

/** The value. @throws ActionError */
export function unwrap<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new ActionError(outcome.error);
}
