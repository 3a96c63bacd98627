/** The two files under a database that survives crashes, as a port. Synchronous: SQLite waits inside its WebAssembly for each call. */

/** `store.db` is a plain SQLite file; `store.log` is its write-ahead log, under a name that no other SQLite would take for its own. */
export type DurableFile = 'store.db' | 'store.log';
export const durableFiles: readonly DurableFile[] = ['store.db', 'store.log'];

/** Implementations throw `StoreProblem` for everything that the system refuses. */
export interface DurableFiles {
  /** What to call the database in messages: a path, or a description. */
  readonly name: string;
  /** The whole content; `undefined` when there is no such file. Works before `open`, and where nothing may be written. */
  read(file: DurableFile): Uint8Array | undefined;
  /** Bytes in the file, 0 when there is none. Cheap. */
  size(file: DurableFile): number;
  /** Makes both files, if need be, and keeps them open for writing. Does nothing when they are open. */
  open(): void;
  /** Writes all of `bytes`. The file grows with zeros up to `offset`. Not on the disk before `sync`. */
  write(file: DurableFile, bytes: Uint8Array, offset: number): void;
  truncate(file: DurableFile, size: number): void;
  /** When it returns, all that was written to the file survives a power cut. */
  sync(file: DurableFile): void;
  /** Replaces `store.db`: after a crash at any moment, the old or the new content is there, and survives a power cut. */
  replace(image: Uint8Array): void;
  /** Keeps a copy of a database under a new name with `label` in it, which is returned. Overwrites nothing. */
  keep(label: string, image: Uint8Array): string;
  /** Keeps a log that fits no database any more, likewise. */
  keepLog(log: Uint8Array): string;
  /** Moves both files out of the way, together, and returns the new name of the first. */
  setAside(): string;
  /** Names of what was kept, oldest first. */
  backups(): string[];
  close(): void;
}
