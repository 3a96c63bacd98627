/** The Database port over one SQLite connection: one transaction or read at a time, in order of arrival, and news of commits. */
import { Kysely } from 'kysely';
import type { Commit, Database, Tables } from '../database.ts';
import { createQueue } from '../queue.ts';
import type { Connection } from './connection.ts';
import { sqliteDialect } from './dialect.ts';

/** Tells whether the caller is inside a transaction or read of the same database; Node's is an `AsyncLocalStorage`. */
export interface Nesting {
  inside(): boolean;
  run<T>(work: () => Promise<T>): Promise<T>;
  /** Runs what is not part of the transaction that happens to cause it: listeners, and work for others. */
  outside<T>(work: () => T): T;
}

/** What is behind a session: how its connection fails, and what is done between transactions. */
export interface Backend {
  readonly readOnly: boolean;
  /** The connection now. @throws StoreProblem when there is none and none can be made */
  connection(): Connection;
  /** Called before each transaction. @throws StoreProblem when nothing can be written */
  prepareToWrite(): void | Promise<void>;
  /** Called after each commit of the connection, where that is not yet durable. @throws StoreProblem when it cannot be made so */
  persist?(): Promise<void>;
  /** The error to be thrown instead of `error`; called after the transaction was rolled back. Mends the connection when it can. */
  failed(error: unknown): unknown;
  /** Called after each commit; gives what is to be done before the next transaction, with nothing else running. */
  committed(): (() => void | Promise<void>) | undefined;
  /** Where revisions begin: greater than every revision of those who had the store before. */
  readonly firstRevision: number;
  close(): void | Promise<void>;
}

export interface Session extends Database {
  /** Runs `work` while nothing else runs, on a connection that may write. */
  alone<T>(work: () => Promise<T>): Promise<T>;
}

/** A database over `backend`. Without `nesting`, a transaction inside another waits for ever; with it, it is refused. */
export function session(backend: Backend, nesting?: Nesting): Session {
  const queue = createQueue();
  const kysely = new Kysely<Tables>({ dialect: sqliteDialect(() => backend.connection()) });
  const listeners = new Set<(commit: Commit) => void>();
  let revision = backend.firstRevision;
  let closed = false;
  /** Of the connection, so that it need not be said before each of several reads. */
  let protectedFor: Connection | undefined;

  const alone = <T>(work: () => Promise<T>): Promise<T> => {
    if (nesting?.inside())
      return Promise.reject(
        new Error(
          'A transaction or read was begun inside another one of the same database, which would wait for itself: use the ' +
            'connection that the outer one was given. This is a bug in the caller.',
        ),
      );
    return queue.run(() => {
      if (closed) throw new Error('The database is closed: this is a bug in the caller.');
      return nesting ? nesting.run(work) : work();
    });
  };
  /** Makes SQLite refuse writes in reads. */
  const protect = (wanted: boolean): void => {
    const connection = backend.connection();
    if (wanted === (protectedFor === connection)) return;
    connection.execute(`pragma query_only = ${wanted ? 1 : 0}`, []);
    protectedFor = wanted ? connection : undefined;
  };
  const attempt = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw await backend.failed(error);
    }
  };

  return {
    alone: (work) =>
      alone(() =>
        attempt(async () => {
          protect(false);
          return await work();
        }),
      ),
    dialect: 'sqlite',
    get readOnly() {
      return backend.readOnly;
    },
    transaction: (work) =>
      alone(async () => {
        const result = await attempt(async () => {
          await backend.prepareToWrite();
          protect(false);
          backend.connection().takeChanged();
          const value = await kysely.transaction().execute(work);
          await backend.persist?.();
          return value;
        });
        const tables = backend.connection().takeChanged();
        if (tables.length > 0) {
          revision++;
          const tell = (): void => {
            for (const listener of [...listeners])
              try {
                listener({ revision, tables });
              } catch (error) {
                // The change is kept, whatever becomes of the news: the error is nobody's here.
                queueMicrotask(() => {
                  throw error;
                });
              }
          };
          if (nesting) nesting.outside(tell);
          else tell();
        }
        const upkeep = backend.committed();
        if (upkeep)
          void queue.run(async () => {
            if (!closed) await upkeep();
          });
        return result;
      }),
    read: (work) =>
      alone(() =>
        attempt(async () => {
          protect(true);
          return await kysely.connection().execute(work);
        }),
      ),
    onCommit: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () =>
      queue.run(async () => {
        if (closed) return;
        closed = true;
        listeners.clear();
        try {
          protect(false);
        } catch {
          // Without a connection there is nothing to be written back, either.
        }
        await backend.close();
      }),
  };
}
