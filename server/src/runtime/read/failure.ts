/** Reads that end without records: thrown inside, given to the caller as data. */
import { failed } from '../failure.ts';
import { fieldError, type Path, wholeError } from '../field-error.ts';
import type { ActionError, ErrorClass } from '../outcome.ts';
import type { Query } from '../query.ts';

type Read = Pick<Query, 'resource' | 'action'>;

/** @param message a whole sentence */
export function readFailed(read: Read, kind: ErrorClass, code: string, message: string): ActionError {
  return failed(read.resource, read.action, kind, [wholeError(code, message)]);
}

/** @param expectation goes on after the name of what is wrong: `must be at least 1` */
export function refusedInput(read: Read, path: Path, code: string, expectation: string): ActionError {
  return failed(read.resource, read.action, 'invalid', [fieldError(path, code, expectation)]);
}

export { actionOutcome as readOutcome } from '../failure.ts';
