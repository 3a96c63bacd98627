/**
 * One owner per workspace: opens a store that several processes want. Whoever binds the endpoint opens the file; the others
 * reach it through that one, hear of each other's commits, and elect a new owner within milliseconds when it dies.
 */
import type { Host } from '../../base/host.ts';
import type { Commit, Database } from '../database.ts';
import { StoreProblem } from '../problem.ts';
import { createQueue } from '../queue.ts';
import type { Nesting } from '../sqljs/session.ts';
import { type Access, OwnerGone, type Still } from './access.ts';
import type { Endpoint } from './endpoint.ts';
import { lastingLease } from './lasting-lease.ts';
import { kyselyOn } from './lease-dialect.ts';
import { own } from './own.ts';
import { noLock, type OwnershipLock } from './ownership-lock.ts';
import { applicationTables } from './ownership-tables.ts';
import { greet } from './remote.ts';
import type { Candidate, OpenDatabase, Role, Standing } from './standing.ts';

export type { OpenDatabase, Role } from './standing.ts';

export interface SharedDatabase extends Database {
  /**
   * Has the owner do something with its database that is not a transaction, by the name that it has in {@link SharedOptions}.
   * @throws StoreProblem `interrupted` when the owner ends meanwhile: then it was done, or not
   */
  operate(name: string, argument?: string): Promise<unknown>;
  role(): Role;
  /** Hears of a new role, until the function that it returns is called. */
  onRole(listener: (role: Role) => void): () => void;
}

/** @template D what the database offers beside the port, to `operations` */
export interface SharedOptions<D extends Database = Database> {
  readonly endpoint: Endpoint;
  /** Opens the file; called each time that this process becomes its owner. */
  openDatabase(how: OpenDatabase): Promise<D>;
  /** What can be done with it beside transactions, by name. Arguments and results are JSON. */
  readonly operations?: Readonly<
    Record<string, (database: D, argument: string, still: Still) => Promise<unknown>>
  >;
  /** Keeps other machines away; without it, none can see the store. */
  readonly lock?: OwnershipLock;
  readonly host: Pick<Host, 'log'>;
  /** Tells transactions inside transactions, which would wait for themselves. */
  readonly nesting?: Nesting;
  /** How long to wait for an owner that does not answer, in milliseconds; 15 seconds when absent. */
  readonly patience?: number;
  /** How long a client may hold the store, in milliseconds; 10 seconds when absent. */
  readonly leaseLimit?: number;
}

/**
 * Opens the store and stays with it whoever owns it.
 * @throws StoreProblem when this process is to own it and cannot open it, or when its owner does not answer
 */
export async function openShared<D extends Database>(options: SharedOptions<D>): Promise<SharedDatabase> {
  const { endpoint, host, nesting, patience = 15_000, leaseLimit = 10_000 } = options;
  const lock = options.lock ?? noLock();
  const commits = new Set<(commit: Commit) => void>();
  const roles = new Set<(role: Role) => void>();
  const queue = createQueue();
  const pending = new Set<Promise<unknown>>();
  /** Nothing new begins, but what was begun goes on, if need be at a new owner. */
  let closing: Promise<void> | undefined;
  let closed = false;
  let last: Standing | undefined;
  let standing: Promise<Standing> | undefined;
  /** The name that the first owner gave to this process, and how many of its transactions were asked to commit. */
  let client: string | undefined;
  let number = 0;
  let revision = 0;

  const tell = (commit: Commit): void => {
    revision = Math.max(revision, commit.revision);
    for (const listener of [...commits]) {
      try {
        listener(commit);
      } catch (error) {
        // What is committed stays so, whoever cannot bear it.
        host.log('error', `A listener to commits failed: ${messageOf(error)}`);
      }
    }
  };
  const onCommit = (listener: (commit: Commit) => void): (() => void) => {
    commits.add(listener);
    return () => commits.delete(listener);
  };
  const follow = async (): Promise<Standing | undefined> => {
    const connection = await endpoint.connect();
    if (!connection) return undefined;
    const remote = await greet(connection, patience, tell).catch((error: unknown) => {
      if (!(error instanceof OwnerGone)) throw error;
    });
    if (!remote) return undefined;
    const { welcome } = remote;
    if (welcome.readOnly === undefined) client ??= welcome.client;
    if (last && welcome.revision > revision) void catchUp(remote, welcome.revision);
    revision = Math.max(revision, welcome.revision);
    return {
      role: welcome.readOnly === undefined ? 'follower' : 'reader',
      readOnly: welcome.readOnly,
      access: remote,
      ended: remote.gone,
      leave: async () => remote.close(),
    };
  };
  /** Tells of commits between the old owner's last news and the new one's welcome: they may have changed anything. */
  const catchUp = async (remote: Access, to: number): Promise<void> => {
    const lease = remote.begin('read');
    try {
      tell({ revision: to, tables: await applicationTables(kyselyOn(lease)) });
    } catch {
      // That owner is gone as well; the next one is asked.
    } finally {
      lease.end();
    }
  };
  const elect = async (): Promise<Standing> => {
    for (let pause = 1; ; pause = Math.min(2 * pause, 50)) {
      if (closed) throw closedProblem();
      const found =
        (await own({
          endpoint,
          lock,
          host,
          leaseLimit,
          open: options.openDatabase,
          operate,
          tell,
          outside,
          onCommit,
          took: !!last,
        })) ?? (await follow());
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  };
  /** The standing of the moment; elects when there is none. */
  const stand = (): Promise<Standing> => {
    standing ??= elect().then(
      (found) => {
        const before = last?.role;
        last = found;
        void found.ended.then(() => {
          standing = undefined;
          comeBack();
        });
        if (before !== undefined && before !== found.role)
          for (const listener of [...roles]) listener(found.role);
        return found;
      },
      (error: unknown) => {
        // The next call tries again.
        standing = undefined;
        throw error;
      },
    );
    return standing;
  };
  /** Takes part again, even when nobody calls: to hear of commits, and to be there when an owner is needed. */
  const comeBack = (): void => {
    if (closed) return;
    stand().catch((error: unknown) => {
      if (closed) return;
      host.log('error', messageOf(error));
      setTimeout(comeBack, comeBackAfter);
    });
  };
  const outside = <T>(work: () => T): T => (nesting ? nesting.outside(work) : work());
  const access = async (): Promise<Access> => (await outside(stand)).access;
  const nested = <T>(work: () => Promise<T>): Promise<T> => (nesting ? nesting.run(work) : work());
  const watched = <T>(work: () => Promise<T>): Promise<T> => {
    if (nesting?.inside()) return Promise.reject(nestedProblem());
    if (closing) return Promise.reject(closedProblem());
    const result = work();
    pending.add(result);
    const done = (): void => void pending.delete(result);
    result.then(done, done);
    return result;
  };

  const operate: Candidate['operate'] = async (database, name, argument, still) => {
    const { operations = {} } = options;
    const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
    if (!operation)
      throw new Error(`The database has no operation ${name}: this is a bug, or another version owns it.`);
    // Whatever is operated on came from `openDatabase`.
    return await operation(database as D, argument, still);
  };
  const transactionByLease = <T>(work: Parameters<typeof database.transaction<T>>[0]): Promise<T> =>
    // One after the other here as well, so that callers of one process are as far apart as at the owner.
    queue.run(async () => {
      const lease = lastingLease(access, 'transaction');
      try {
        const result = await nested(() => kyselyOn(lease).transaction().execute(work));
        await lease.commit(client === undefined ? undefined : { client, number: ++number });
        return result;
      } finally {
        lease.end();
      }
    });

  const close = async (): Promise<void> => {
    await Promise.allSettled([...pending]);
    closed = true;
    commits.clear();
    roles.clear();
    await (await standing?.catch(() => undefined))?.leave();
  };

  const database: SharedDatabase = {
    dialect: 'sqlite',
    get readOnly() {
      return last?.readOnly !== undefined || last?.database?.().readOnly === true;
    },
    transaction: (work) =>
      watched(async () => {
        const { readOnly, database } = await stand();
        if (readOnly !== undefined) throw new StoreProblem('read-only', readOnly);
        return database ? await database().transaction(work) : await transactionByLease(work);
      }),
    read: (work) =>
      watched(async () => {
        const { database } = await stand();
        if (database) return await database().read(work);
        const lease = lastingLease(access, 'read');
        try {
          return await nested(() => work(kyselyOn(lease)));
        } finally {
          lease.end();
        }
      }),
    onCommit,
    operate: (name, argument = '') =>
      watched(async () => {
        try {
          return await (await access()).operate(name, argument);
        } catch (error) {
          throw error instanceof OwnerGone ? interruptedOperation(name) : error;
        }
      }),
    backup: async (label) => String(await database.operate('backup', label)),
    role: () => last?.role ?? 'follower',
    onRole: (listener) => {
      roles.add(listener);
      return () => roles.delete(listener);
    },
    close: () => {
      closing ??= close();
      return closing;
    },
  };
  await stand();
  return database;
}

/** When to try again after nobody could open the store, in milliseconds. */
const comeBackAfter = 1_000;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const interruptedOperation = (name: string): StoreProblem =>
  new StoreProblem(
    'interrupted',
    `The window or command that kept the store ended while it did this (${name}). It may have been done. Try again.`,
  );

const closedProblem = (): Error => new Error('The database is closed: this is a bug in the caller.');

const nestedProblem = (): Error =>
  new Error(
    'A transaction or read was begun inside another one of the same database, which would wait for itself: use the ' +
      'connection that the outer one was given. This is a bug in the caller.',
  );
