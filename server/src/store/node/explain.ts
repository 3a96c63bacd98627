/** What the system's errors mean for the store, in words for a person. */
import { StoreProblem } from '../problem.ts';
import { codeOf } from './system.ts';

/** The error as a StoreProblem about `folder`; what is no error of the system is left as it is. */
export function explain(error: unknown, folder: string): unknown {
  if (error instanceof StoreProblem || !(error instanceof Error)) return error;
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new StoreProblem(
        'full',
        `The disk that holds ${folder} is full. Free some space and try again; nothing was changed.`,
        error,
      );
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return new StoreProblem(
        'read-only',
        `${folder} cannot be written to. Allow writing there and try again; until then nothing is kept.`,
        error,
      );
    case 'EISDIR':
    case 'ENOTDIR':
      return new StoreProblem(
        'unavailable',
        `The store in ${folder} cannot be used: ${pathOf(error)} is ${codeOf(error) === 'EISDIR' ? 'a folder, and should be a file' : 'no folder'}. Remove it or give it another name, and try again.`,
        error,
      );
    case '':
      return error;
    default:
      return new StoreProblem(
        'unavailable',
        `The store in ${folder} cannot be used: ${error.message}. Try again; what was acknowledged before is kept.`,
        error,
      );
  }
}

const pathOf = (error: Error): string => {
  const { path } = error as NodeJS.ErrnoException;
  return path ?? 'one of its files (store.db, store.log, lock.json, owner.key)';
};
