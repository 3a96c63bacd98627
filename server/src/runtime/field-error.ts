/** One thing that is wrong, put into words: the name of what is wrong, and what is expected of it. */
import type { FieldError } from './outcome.ts';

export type Path = readonly (string | number)[];

/** @param expectation goes on after the name: `must be at least 2` */
export function fieldError(path: Path, code: string, expectation: string): FieldError {
  const [field] = path;
  return {
    ...(typeof field === 'string' ? { field } : {}),
    path,
    code,
    message: `${path.length > 0 ? `\`${path.join('.')}\`` : 'It'} ${expectation}${/[.?!]$/.test(expectation) ? '' : '.'}`,
  };
}

/** The same error with words of the document in place of ours. */
export function reworded(error: FieldError, message: string | undefined): FieldError {
  return message === undefined ? error : { ...error, message };
}

/** An error about no field in particular. */
export function wholeError(code: string, message: string): FieldError {
  return { path: [], code, message };
}
