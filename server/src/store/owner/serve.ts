/** The owner's side: lets a client into the database, one lease at a time, and rolls back what it leaves unfinished. */
import { ErrorCodes, type MessageConnection, ResponseError } from 'vscode-jsonrpc';
import type { Host } from '../../base/host.ts';
import type { Commit, Database } from '../database.ts';
import { StoreProblem } from '../problem.ts';
import { type Lease, type LeaseKind, leaseOn, type Still } from './access.ts';
import { decodeStatement, encodeError, type WireError } from './answers.ts';
import { isCommitted } from './ownership-tables.ts';
import * as protocol from './protocol.ts';

export interface Served {
  database(): Database;
  /** Hears of commits by anyone. */
  onCommit(listener: (commit: Commit) => void): () => void;
  /** The owner is about to hand over: nothing new begins here, and what fails is left to the next owner. */
  readonly closing: boolean;
  /** Says what there is to say to a new client, whose name is new. */
  welcome(): Omit<protocol.Welcome, 'version'>;
  operate(name: string, argument: string, still: Still): Promise<unknown>;
  /** How long a client may hold the store, in milliseconds. */
  readonly leaseLimit: number;
  readonly host: Pick<Host, 'log'>;
}

/** How often the owner gives a sign of life in the time that a client waits for one. */
const signs = 5;

/** Answers one client until the connection ends. */
export function serve(connection: MessageConnection, served: Served, onEnd: () => void): Client {
  const { leaseLimit, host } = served;
  const leases = new Map<number, Held>();
  const lapsed = new Set<number>();
  let resting = Promise.withResolvers<void>();
  resting.resolve();
  let name = 'A client';

  const open = (id: number, kind: LeaseKind): Held => {
    if (leases.size === 0) resting = Promise.withResolvers<void>();
    const held: Held = { lease: leaseOn(served.database(), kind), timer: undefined };
    leases.set(id, held);
    return held;
  };
  const drop = (id: number): void => {
    clearTimeout(leases.get(id)?.timer);
    leases.delete(id);
    if (leases.size === 0) resting.resolve();
  };
  const end = (id: number): void => {
    leases.get(id)?.lease.end();
    drop(id);
  };
  /** Counted from the moment that the store was its own. */
  const limit = (id: number, held: Held): void => {
    if (leases.get(id) !== held) return;
    held.timer ??= setTimeout(() => {
      host.log('warn', `${name} held the store for more than ${leaseLimit / 1000} s and was rolled back.`);
      lapsed.add(id);
      end(id);
    }, leaseLimit);
  };
  const refuseLapsed = (id: number): void => {
    if (lapsed.has(id)) throw heldTooLong(leaseLimit);
  };
  const answer = async <T>(work: () => Promise<T>): Promise<T | ResponseError<WireError>> => {
    try {
      return await work();
    } catch (error) {
      if (served.closing) return await unanswered();
      const wire = encodeError(error);
      return new ResponseError(ErrorCodes.InternalError, wire.message, wire);
    }
  };

  connection.onRequest(protocol.hello, ({ version }) =>
    answer(async () => {
      if (version !== protocol.protocolVersion) throw otherVersion();
      const welcome = served.welcome();
      name = `Client ${welcome.client}`;
      return { version: protocol.protocolVersion, ...welcome };
    }),
  );
  connection.onRequest(protocol.execute, ({ lease: id, kind, statement }) =>
    answer(async () => {
      refuseLapsed(id);
      if (served.closing && !leases.has(id)) return await unanswered();
      const held = leases.get(id) ?? open(id, kind);
      try {
        return await held.lease.execute(decodeStatement(statement));
      } finally {
        limit(id, held);
      }
    }),
  );
  connection.onRequest(protocol.commit, ({ lease: id, mark }) =>
    answer(async () => {
      refuseLapsed(id);
      const held = leases.get(id);
      if (!held) throw new Error(`Lease ${id} is unknown: this is a bug in the client.`);
      clearTimeout(held.timer);
      try {
        await held.lease.commit(mark);
        return null;
      } finally {
        drop(id);
      }
    }),
  );
  connection.onNotification(protocol.end, ({ lease: id }) => {
    lapsed.delete(id);
    end(id);
  });
  connection.onRequest(protocol.committed, (mark) => answer(() => isCommitted(served.database(), mark)));

  connection.onRequest(protocol.operate, ({ id, name, argument, patience }) =>
    answer(async () => {
      let still = 0;
      const sign = async (): Promise<void> => {
        try {
          await connection.sendNotification(protocol.working, { id, still });
        } catch {
          // Nobody is there any more to hear it; what was begun is done all the same.
          clearInterval(timer);
        }
      };
      const timer = setInterval(() => void sign(), patience / signs);
      try {
        return (
          (await served.operate(name, argument, async (milliseconds) => {
            still = Math.max(still, milliseconds);
            await sign();
          })) ?? null
        );
      } finally {
        clearInterval(timer);
      }
    }),
  );

  const forget = served.onCommit(
    summarized((commit) => connection.sendNotification(protocol.changed, commit)),
  );
  connection.onDispose(forget);
  connection.onClose(() => {
    onEnd();
    // What it had sent and nobody has read yet must not begin anything.
    connection.dispose();
    for (const id of [...leases.keys()]) end(id);
  });
  connection.listen();
  return {
    idle: () => resting.promise,
    drop: () => {
      for (const id of [...leases.keys()]) end(id);
    },
  };
}

/** Sends one commit at a time; what comes meanwhile becomes one. A client that was suspended does not fill the memory. */
function summarized(send: (commit: Commit) => Promise<void>): (commit: Commit) => void {
  let sending = false;
  let next: Commit | undefined;
  const go = async (): Promise<void> => {
    sending = true;
    try {
      while (next) {
        const commit = next;
        next = undefined;
        await send(commit);
      }
    } catch {
      // The connection ended.
    } finally {
      sending = false;
    }
  };
  return ({ revision, tables }) => {
    next = { revision, tables: [...new Set([...(next?.tables ?? []), ...tables])] };
    if (!sending) void go();
  };
}

/** A client as the owner sees it. */
export interface Client {
  /** Resolves when it holds nothing. */
  idle(): Promise<void>;
  /** Rolls back what it holds. */
  drop(): void;
}

/** The client will ask the next owner when this connection ends. */
const unanswered = (): Promise<never> => new Promise(() => {});

interface Held {
  readonly lease: Lease;
  timer: ReturnType<typeof setTimeout> | undefined;
}

const heldTooLong = (milliseconds: number): StoreProblem =>
  new StoreProblem(
    'locked',
    `This transaction held the store for more than ${milliseconds / 1000} s and was rolled back, so that others get in. Do ` +
      'the computing before it begins, and try again.',
  );

const otherVersion = (): StoreProblem =>
  new StoreProblem(
    'unavailable',
    'Another window or command runs a different version of Spark DSL Factory on this folder. Close or reload it, and try again.',
  );
