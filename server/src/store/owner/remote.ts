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
  let operations = 0;
  /** Of the operations under way. */
  const working = new Map<number, (still: number) => void>();
  connection.onNotification(protocol.working, ({ id, still }) => working.get(id)?.(still));
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
    operate: async (name, argument) => {
      const id = ++operations;
      const signs = watchdog(patience, name);
      working.set(id, signs.sign);
      try {
        const answer = ask(() => connection.sendRequest(protocol.operate, { id, name, argument, patience }));
        return await Promise.race([answer, signs.silent]);
      } finally {
        working.delete(id);
        signs.end();
      }
    },
  };
}

/** Waits for signs of life during an operation. */
function watchdog(patience: number, name: string) {
  const silent = Promise.withResolvers<never>();
  silent.promise.catch(() => {});
  let longest = patience;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const sign = (still: number): void => {
    longest = Math.max(longest, patience + still);
    clearTimeout(timer);
    timer = setTimeout(() => silent.reject(noSign(longest, name)), longest);
  };
  sign(0);
  return {
    sign,
    /** Rejects when there was no sign for as long as the owner has said. */
    silent: silent.promise,
    end: () => clearTimeout(timer),
  };
}

const noAnswer = (milliseconds: number): StoreProblem =>
  new StoreProblem(
    'locked',
    `The store did not answer for ${milliseconds / 1000} s: another window or command uses it for long, or was suspended. ` +
      'Nothing was changed. Try again.',
  );

const noSign = (milliseconds: number, name: string): StoreProblem =>
  new StoreProblem(
    'locked',
    `The window or command that keeps the store gave no sign of life for ${Math.round(milliseconds / 100) / 10} s while it was to do this (${name}); it ` +
      'may be suspended, and may do it when it goes on. Continue or end it, and try again.',
  );
