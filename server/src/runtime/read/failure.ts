/** Reads that end without records: errors as data, thrown inside and given to the caller as an outcome. */
import { ExpressionError } from '../expression/expression-error.ts';
import type { Path } from '../field-error.ts';
import { ActionError, type ErrorClass, type FieldError, type Outcome } from '../outcome.ts';

/** Ends a read; `runRead` makes an outcome of it. */
export class ReadFailure extends Error {
  readonly class: ErrorClass;
  readonly errors: readonly FieldError[];
  constructor(errorClass: ErrorClass, errors: readonly FieldError[]) {
    super(errors.map(({ message }) => message).join(' '));
    this.name = 'ReadFailure';
    this.class = errorClass;
    this.errors = errors;
  }
}

/** One thing that is wrong, as a {@link ReadFailure}. */
export function failure(errorClass: ErrorClass, code: string, message: string, path: Path = []): ReadFailure {
  const [field] = path;
  return new ReadFailure(errorClass, [
    { ...(typeof field === 'string' ? { field } : {}), path, code, message },
  ]);
}

/** The value of some work, or what it failed with as data. Errors that are bugs, or the outside world, stay errors. */
export async function asOutcome<T>(action: string, work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (error instanceof ActionError) return { ok: false, error: error.failure };
    if (error instanceof ReadFailure)
      return { ok: false, error: { class: error.class, action, errors: error.errors } };
    if (error instanceof ExpressionError)
      return {
        ok: false,
        error: {
          class: 'invalid',
          action,
          errors: [{ path: [], code: 'invalid_expression', message: error.message }],
        },
      };
    throw error;
  }
}
