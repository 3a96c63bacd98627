/** What can be wrong with the store, as one error whose message is fit for a person and says what to do. */

/**
 * - `corrupt`: the file is not a whole store. Opening with `recover` moves it aside and starts an empty one.
 * - `newer`: a newer version of the factory wrote it; nothing was touched.
 * - `read-only`, `full`: the folder cannot be written to, the disk has no room; the file is as it was.
 * - `locked`: another process has held the store for too long.
 * - `interrupted`: the process that kept the store ended in the middle; the same may be tried again at once.
 * - `replaced`: the file was deleted, replaced or written to by another program while it was in use.
 * - `unavailable`: the system refused for a reason not named above, which the message repeats.
 */
export type StoreProblemReason =
  | 'corrupt'
  | 'newer'
  | 'read-only'
  | 'full'
  | 'locked'
  | 'interrupted'
  | 'replaced'
  | 'unavailable';

/** Thrown by the store for everything that is the outside world's doing. Nothing was lost or half-written. */
export class StoreProblem extends Error {
  readonly reason: StoreProblemReason;
  constructor(reason: StoreProblemReason, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'StoreProblem';
    this.reason = reason;
  }
}

/** The problem of a store whose content cannot be trusted. */
export function corrupt(name: string, detail: string, cause?: unknown): StoreProblem {
  return new StoreProblem(
    'corrupt',
    `The store ${name} is damaged (${detail}). Recover it (the damaged file is kept beside it), or put a backup in ` +
      'its place. Requirements and models are not affected: they are text files of their own.',
    cause,
  );
}

/** The problem of a store that a later version of the factory has written. */
export function newer(name: string, version: string): StoreProblem {
  return new StoreProblem(
    'newer',
    `The store ${name} was written by a newer version of Spark DSL Factory (its schema is ${version}). Update the ` +
      'extension, or move the file away to start an empty store. It was not touched.',
  );
}
