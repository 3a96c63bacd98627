/** Where a journaled database keeps itself, as a port: asynchronous, so that a browser's storage or an editor's file system will do. */
import type { DurableFiles } from './durable-files.ts';

/** Implementations throw `StoreProblem` for everything that the system refuses. */
export interface JournalFiles {
  readonly name: string;
  read(): Promise<{ readonly image: Uint8Array | undefined; readonly journal: Uint8Array | undefined }>;
  /** Replaces the image: after a crash at any moment, the old or the new one is there. */
  replace(image: Uint8Array): Promise<void>;
  /** Puts `bytes` into the journal at `offset`, drops what was behind them, and brings all to the disk. */
  put(bytes: Uint8Array, offset: number): Promise<void>;
  /** Names of backups, oldest first. */
  backups(): Promise<readonly string[]>;
  keep(label: string, image: Uint8Array): Promise<string>;
  setAside(): Promise<string>;
  close(): Promise<void>;
}

/** The two files of a durable database, as a journaled one uses them. */
export function journalFilesOn(files: DurableFiles): JournalFiles {
  return {
    name: files.name,
    read: async () => ({ image: files.read('store.db'), journal: files.read('store.log') }),
    replace: async (image) => {
      files.open();
      files.replace(image);
    },
    put: async (bytes, offset) => {
      files.open();
      // Shorter first: a crash in between leaves no old end behind a new record.
      if (files.size('store.log') > offset) files.truncate('store.log', offset);
      files.write('store.log', bytes, offset);
      files.sync('store.log');
    },
    backups: async () => files.backups(),
    keep: async (label, image) => files.keep(label, image),
    setAside: async () => files.setAside(),
    close: async () => files.close(),
  };
}
