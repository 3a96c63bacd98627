/** Transactions of calls: one for the outermost, savepoints for those inside it, and what waits for the commit. */
import type { Kysely } from 'kysely';
import type { Database, Tables } from '../store/database.ts';
import { savepoint } from '../store/dialect/savepoint.ts';

/** Where a call runs: outside of any transaction, or in one. */
export interface Session {
  /** The transaction; absent outside of one. */
  readonly db?: Kysely<Tables>;
  /** All of `work` or, when it throws, nothing. Those inside one session run one after the other. */
  transaction<T>(work: (session: OpenSession) => Promise<T>): Promise<T>;
  /** Runs `work` on committed state, or on that of the transaction. Inside of it nothing can be written. */
  read<T>(work: (session: OpenSession) => Promise<T>): Promise<T>;
  /** Runs `work` when the outermost transaction has been committed; at once when there is none. */
  afterCommit(work: () => void | Promise<void>): void;
}

export interface OpenSession extends Session {
  readonly db: Kysely<Tables>;
}

/** What waits for a commit: it is dropped when the transaction, or the savepoint that it was said in, is taken back. */
export type Waiting = (() => void | Promise<void>)[];

/** Runs what waited for a commit. One that fails keeps none of the others from running; what it threw is thrown at the end. */
export async function runAll(waiting: Waiting): Promise<void> {
  const errors: unknown[] = [];
  for (const each of waiting)
    try {
      await each();
    } catch (error) {
      errors.push(error);
    }
  if (errors.length > 0) throw errors[0];
}

export function rootSession(database: Database): Session {
  return {
    transaction: async (work) => {
      let waiting: Waiting = [];
      const result = await database.transaction((db) => {
        // A transaction that is run again waits for nothing that the try before would have done.
        waiting = [];
        return work(innerSession(db, waiting));
      });
      await runAll(waiting);
      return result;
    },
    read: (work) => database.read((db) => work(readingSession(db))),
    afterCommit: (work) => void work(),
  };
}

function readingSession(db: Kysely<Tables>): OpenSession {
  const session: OpenSession = {
    db,
    transaction: () => Promise.reject(new Error('Nothing can be written while records are read.')),
    read: (work) => work(session),
    afterCommit: (work) => void work(),
  };
  return session;
}

/** A session in a transaction that somebody else has begun, and who runs what is `waiting` after its commit. */
export function innerSession(db: Kysely<Tables>, waiting: Waiting): OpenSession {
  let last: Promise<unknown> = Promise.resolve();
  const session: OpenSession = {
    db,
    transaction: (work) => {
      const mine: Waiting = [];
      const run = last.then(() => savepoint(db, () => work(innerSession(db, mine))));
      last = run.catch(() => {});
      return run.then((result) => {
        waiting.push(...mine);
        return result;
      });
    },
    read: (work) => work(session),
    afterCommit: (work) => void waiting.push(work),
  };
  return session;
}
