/** The files of a database whose owner may change: nothing is written after another machine has taken them over. */
import type { DurableFile, DurableFiles } from '../sqljs/durable-files.ts';
import type { OpenDatabase } from './standing.ts';

/** The files as this process may use them now. */
export function guardedFiles(files: DurableFiles, { readOnly, fence }: OpenDatabase): DurableFiles {
  return {
    // What is kept beside the database harms nobody.
    ...files,
    read: readOnly ? readTogether(files) : (file) => files.read(file),
    open: () => {
      fence();
      files.open();
    },
    write: (file, bytes, offset) => {
      fence();
      files.write(file, bytes, offset);
    },
    truncate: (file, size) => {
      fence();
      files.truncate(file, size);
    },
    replace: (image) => {
      fence();
      files.replace(image);
    },
    setAside: () => {
      fence();
      return files.setAside();
    },
  };
}

/** How often to try again when the owner begins its log anew while it is read. */
const attempts = 20;
/** Of a write-ahead log: says which of its frames are in force (SQLite's file format, 4.1). */
const logHeader = 32;

/**
 * Reads the two files as of one moment, while another machine writes them. The log is read last: as long as it was not begun
 * anew, it has every page that may be half-written in the database.
 */
function readTogether(files: DurableFiles): (file: DurableFile) => Uint8Array | undefined {
  let log: Uint8Array | undefined;
  return (file) => {
    if (file === 'store.log') return log ?? files.read('store.log');
    for (let attempt = 1; ; attempt++) {
      const before = headerOf(files.read('store.log'));
      const database = files.read('store.db');
      log = files.read('store.log');
      if (attempt === attempts || headerOf(log) === before) return database;
    }
  };
}

const headerOf = (log: Uint8Array | undefined): string => String(log?.subarray(0, logHeader));
