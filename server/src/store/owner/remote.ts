/** The client's side: leases on a store that another process owns. */
import { type MessageConnection, ResponseError } from 'vscode-jsonrpc';
import type { Commit } from '../database.ts';
import { StoreProblem } from '../problem.ts';
import { type Access, type Lease, type LeaseKind, OwnerGone } from './access.ts';
import { decodeError, encodeStatement, type WireError } from './answers.ts';
import * as protocol from './protocol.ts';

export interface Remote extends Access {
  readonly welcome: protocol.Welcome;
  /** Resolves when the connection, and with it the owner, is gone. */
  readonly gone: Promise<void>;
  close(): void;
}

/**
 * Greets the owner.
 * @param patience how long a statement may wait for its turn or for an owner that does not answer, in milliseconds
 * @throws OwnerGone when the connection ends before it answers; StoreProblem when it refuses or does not answer in time
 */
export async function greet(
  connection: MessageConnection,
  patience: number,
  onCommit: (commit: Commit) => void,
): Promise<Remote> {
  const gone = Promise.withResolvers<void>();
  let isGone = false;
  const close = (): void => {
    isGone = true;
    // Calls under way fail at once.
    connection.dispose();
    gone.resolve();
  };
  connection.onClose(close);
  connection.onError(() => {});
  connection.onNotification(protocol.changed, onCommit);
  connection.listen();

  const ask = async <T>(work: () => Promise<T>): Promise<T> => {
    if (isGone) throw new OwnerGone();
    try {
      return await work();
    } catch (error) {
      if (error instanceof ResponseError && error.data) throw decodeError(error.data as WireError);
      // The connection broke: as good as gone, whoever is behind it.
      close();
      throw new OwnerGone();
    }
  };
  /** Fails after the time of patience; what is answered later is not heard. */
  const inTime = async <T>(work: Promise<T>): Promise<T> => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(noAnswer(patience)), patience);
    });
    try {
      return await Promise.race([work, late]);
    } finally {
      clearTimeout(timer);
    }
  };

  let welcome: protocol.Welcome;
  try {
    const version = protocol.protocolVersion;
    welcome = await inTime(ask(() => connection.sendRequest(protocol.hello, { version })));
  } catch (error) {
    close();
    throw error;
  }

  let leases = 0;
  const begin = (kind: LeaseKind): Lease => {
    const lease = ++leases;
    const end = (): void => {
      if (!isGone) void connection.sendNotification(protocol.end, { lease }).catch(close);
    };
    return {
      execute: async (statement) => {
        const wire = encodeStatement(statement);
        const answer = ask(() => connection.sendRequest(protocol.execute, { lease, kind, statement: wire }));
        return await inTime(answer);
      },
      // For ever if need be: only the owner, or the one after it, knows.
      commit: async (mark) => {
        await ask(() => connection.sendRequest(protocol.commit, { lease, mark }));
      },
      end,
    };
  };
  return {
    welcome,
    gone: gone.promise,
    close,
    begin,
    committed: (mark) => ask(() => connection.sendRequest(protocol.committed, mark)),
    operate: (name, argument) => ask(() => connection.sendRequest(protocol.operate, { name, argument })),
  };
}

const noAnswer = (milliseconds: number): StoreProblem =>
  new StoreProblem(
    'locked',
    `The store did not answer for ${milliseconds / 1000} s: another window or command uses it for long, or was suspended. ` +
      'Nothing was changed. Try again.',
  );
