/** A request to the engine as a job: LSP progress and cancellation as the engine's host. */
import {
  type CancellationToken,
  type Connection,
  LSPErrorCodes,
  ResponseError,
  WorkDoneProgress,
} from 'vscode-languageserver';
import { Cancelled, type Host, type LogLevel } from '../../base/host.ts';

/** A host whose progress goes to `workDoneToken` and that is cancelled with `token`. */
export function jobHost(
  connection: Connection,
  token: CancellationToken,
  report: Host['progress'] = () => {},
): Host {
  return {
    now: () => Date.now(),
    log: (level, message) => log(connection, level, message),
    progress: report,
    get cancelled() {
      return token.isCancellationRequested;
    },
    onCancelled: (listener) => {
      const subscription = token.onCancellationRequested(listener);
      return () => subscription.dispose();
    },
    pause: async () => {
      if (token.isCancellationRequested) throw new Cancelled();
    },
  };
}

/** Writes to the client's log. */
export function log({ console }: Connection, level: LogLevel, message: string): void {
  if (level === 'error') console.error(message);
  else if (level === 'warn') console.warn(message);
  else if (level === 'info') console.info(message);
  else console.debug(message);
}

/** Runs a long job with progress from its beginning to its end, whatever that is. */
export async function withProgress<R>(
  connection: Connection,
  title: string,
  { workDoneToken }: { readonly workDoneToken?: string | number },
  token: CancellationToken,
  job: (host: Host) => Promise<R>,
): Promise<R> {
  if (workDoneToken === undefined) return answered(() => job(jobHost(connection, token)));
  const send = (value: object): void => {
    void connection.sendProgress(WorkDoneProgress.type, workDoneToken, value as never);
  };
  send({ kind: 'begin', title, cancellable: true, percentage: 0 });
  try {
    return await answered(() => job(jobHost(connection, token, (step) => send({ kind: 'report', ...step }))));
  } finally {
    send({ kind: 'end' });
  }
}

/** Turns a cancellation into LSP's answer for it; other errors keep their message, which is written for people. */
export async function answered<R>(job: () => Promise<R>): Promise<R> {
  try {
    return await job();
  } catch (error) {
    if (error instanceof Cancelled)
      throw new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
    if (error instanceof ResponseError) throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw new ResponseError(LSPErrorCodes.RequestFailed, message);
  }
}
