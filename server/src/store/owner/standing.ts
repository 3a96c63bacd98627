/** What a process is to the store, and what it has by that. */
import type { Database } from '../database.ts';
import type { Access } from './access.ts';

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
