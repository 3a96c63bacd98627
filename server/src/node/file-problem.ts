/** What can be wrong with a file of the user's, as one error whose message is fit for a person and says what to do. */

/**
 * - `outside`, `protected`, `bad-name`: refused by the write policy; nothing was tried.
 * - `read-only`, `full`: the system refused; the file is as it was.
 * - `missing`: there is no such file or folder.
 * - `unavailable`: the system refused for a reason not named above, which the message repeats.
 */
export type FileProblemReason =
  | 'outside'
  | 'protected'
  | 'bad-name'
  | 'read-only'
  | 'full'
  | 'missing'
  | 'unavailable';

export class FileProblem extends Error {
  readonly reason: FileProblemReason;
  readonly uri: string;
  constructor(reason: FileProblemReason, uri: string, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'FileProblem';
    this.reason = reason;
    this.uri = uri;
  }
}

/** The code of a system error, `ENOENT` for example; empty for other errors. */
export const systemCode = (error: unknown): string =>
  String((error as { code?: unknown } | undefined)?.code ?? '');

/** A system error as a {@link FileProblem}; other errors as they are. */
export function explainFileError(error: unknown, uri: string, path: string): unknown {
  if (error instanceof FileProblem || !(error instanceof Error)) return error;
  switch (systemCode(error)) {
    case '':
      return error;
    case 'ENOSPC':
    case 'EDQUOT':
      return new FileProblem(
        'full',
        uri,
        `${path} was not written: the disk is full. Free some space and try again; the file is as it was.`,
        error,
      );
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return new FileProblem(
        'read-only',
        uri,
        `${path} cannot be accessed: permission is missing or the folder is read-only. Allow it and try again; the file is ` +
          'as it was.',
        error,
      );
    case 'ENOENT':
      return new FileProblem('missing', uri, `There is no ${path}.`, error);
    default:
      return new FileProblem('unavailable', uri, `${path} cannot be used: ${error.message}.`, error);
  }
}
