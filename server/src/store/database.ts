/** A database as the layers above see it, whatever is behind it: sql.js in this process, its owner in another one, or PostgreSQL. */
import type { Kysely } from 'kysely';

/** Tables are made of resource definitions, so that their columns are not known to the compiler. */
export type Tables = Record<string, Record<string, unknown>>;

/** What a committed transaction changed, for those who show it. */
export interface Commit {
  /** Grows with every commit of anyone. */
  readonly revision: number;
  /** Names of the tables that were written to. */
  readonly tables: readonly string[];
}

export interface Database {
  readonly dialect: 'sqlite' | 'postgres';
  /** Whether writing is possible; a store that another machine owns can be read. */
  readonly readOnly: boolean;
  /**
   * All of it or, when `work` throws, nothing. When the promise resolves, it survives a crash. It is as if nothing else ran between:
   * on PostgreSQL `work` is run again when another transaction got in its way, so that what it does beside the database has to
   * begin anew each time.
   */
  transaction<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T>;
  /** Runs `work` on committed state. */
  read<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T>;
  /** Hears of commits by anyone, until the function that it returns is called. */
  onCommit(listener: (commit: Commit) => void): () => void;
  /** Keeps a copy of all that is committed, and says where. Absent where the server has ways of its own (PostgreSQL). */
  backup?(label: string): Promise<string>;
  close(): Promise<void>;
}
