/** The store as `spark-factory db` shows it: plain data. */

/** Who may write: this process, another one of this machine that passes it on, or nobody here. */
export type StoreRole = 'owner' | 'follower' | 'reader' | 'memory';

export interface StoreInfoView {
  /** Where it lies; a description when it is in memory only. */
  readonly location: string;
  readonly role: StoreRole;
  /** Size of the file. */
  readonly bytes: number;
  /** Size beyond which the oldest runs are let go. */
  readonly limitBytes: number;
  /** Tables with their rows, sorted by name. */
  readonly tables: readonly { readonly name: string; readonly rows: number }[];
  /** What a migration would still do, one sentence each; empty when the store is up to date. */
  readonly pending: readonly string[];
}

export interface StoreMigrationView {
  /** What was done, one sentence each. */
  readonly steps: readonly string[];
  /** Name of the copy of the store as it was before; absent when nothing was done. */
  readonly backup?: string;
}

export interface StoreImportView {
  readonly records: number;
  /** Records that were there already. */
  readonly known: number;
}

export interface StoreVacuumView {
  readonly bytesBefore: number;
  readonly bytesAfter: number;
  /** Records that were let go. */
  readonly pruned: number;
}
