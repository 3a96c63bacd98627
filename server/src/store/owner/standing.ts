/** What a process is to the store, and what it has by that. */
import type { Host } from '../../base/host.ts';
import type { Commit, Database } from '../database.ts';
import { type Access, leaseOn, type Still } from './access.ts';
import type { Endpoint } from './endpoint.ts';
import type { OwnershipLock } from './ownership-lock.ts';
import { isCommitted } from './ownership-tables.ts';
import type { Served } from './serve.ts';

/** How this process takes part: it has the file open, it reaches it through the owner, or it can only read. */
export type Role = 'owner' | 'follower' | 'reader';

/** How the file is to be opened. */
export interface OpenDatabase {
  /** Nothing may be written, not even to recover: another machine owns the file. */
  readonly readOnly: boolean;
  /**
   * To be called before anything is written to the file. Cheap.
   * @throws StoreProblem always when `readOnly`; else when another machine has taken the file over
   */
  fence(): void;
}

/** What a process has by its role, until that ends. */
export interface Standing {
  readonly role: Role;
  readonly access: Access;
  /** The file, when it is open in this process. */
  database?(): Database;
  /** Why nothing can be written. */
  readonly readOnly: string | undefined;
  /** Resolves when the role has ended, other than by `leave`. */
  readonly ended: Promise<void>;
  leave(): Promise<void>;
}

/** A process that may become the owner. */
export interface Candidate {
  readonly endpoint: Endpoint;
  readonly lock: OwnershipLock;
  readonly host: Pick<Host, 'log'>;
  readonly leaseLimit: number;
  open(how: OpenDatabase): Promise<Database>;
  /** Does something with the database that is not a transaction. */
  operate(database: Database, name: string, argument: string, still: Still): Promise<unknown>;
  /** Passes a commit on to listeners of this process, and of its clients. */
  tell(commit: Commit): void;
  onCommit(listener: (commit: Commit) => void): () => void;
  /** Runs work so that it does not count as part of the transaction that its caller is in. */
  outside<T>(work: () => T): T;
  /** Another owner was there before, whose last commits may have gone unheard. */
  readonly took: boolean;
}

/** A standing that others are let in by. */
export type Serving = Standing & { readonly served: Served };

/** For transactions of this process that began at an owner before. */
export const accessTo = (database: () => Database, { outside, operate }: Candidate): Access => ({
  begin: (kind) => leaseOn(database(), kind, outside),
  committed: (mark) => outside(() => isCommitted(database(), mark)),
  operate: (name, argument) => outside(() => operate(database(), name, argument, async () => {})),
});
