/** What two files hold together after whatever happened to them, and how to make one whole file of it. */
import { readHeader } from '../header.ts';
import { corrupt } from '../problem.ts';
import type { DurableFiles } from './durable-files.ts';
import { createPending } from './pending.ts';
import { applyLog, type Log, readLog } from './wal.ts';

/** The database with all committed transactions. */
export interface Found {
  /** Empty when there is no database yet. */
  readonly image: Uint8Array;
  readonly log: Log;
  /** Whether the log holds anything that `store.db` lacks. */
  readonly isBehind: boolean;
  /** Whether the log continues another database than the one that lies beside it now. */
  readonly isStrange: boolean;
}

const nothing = new Uint8Array();

/**
 * Reads both files and changes neither.
 * @param limit bytes of the log that count; what lies behind was never acknowledged
 * @throws StoreProblem when committed transactions are damaged or missing
 */
export function findDatabase(files: DurableFiles, limit?: number): Found {
  const database = files.read('store.db') ?? nothing;
  const bytes = files.read('store.log') ?? nothing;
  const log = readLog(bytes, limit);
  // Databases in use are marked, and backups are plain.
  const isStrange = database.length > 0 && isMarked(database, 'plain') && log.end > 0;
  if (isStrange) return { image: checked(files, database), log, isBehind: false, isStrange };
  if (log.damage) throw corrupt(files.name, log.damage);
  const image = applyLog(database, bytes, log);
  if (!image) throw corrupt(files.name, 'store.db is missing or was cut short');
  if (image.length === 0) return { image, log, isBehind: false, isStrange };
  return { image: checked(files, image), log, isBehind: log.frames.length > 0, isStrange };
}

function checked(files: DurableFiles, image: Uint8Array): Uint8Array {
  const header = readHeader(image, image.length);
  if (!header.whole) throw corrupt(files.name, header.detail);
  return image;
}

/** Writes into `store.db` what only the log has, and empties the log. Killed in between, it is done again. */
export function writeBack(files: DurableFiles, { image, log, isBehind }: Found): void {
  if (isBehind) {
    const pending = createPending(files, 'store.db');
    const pages = [...new Set(log.frames.map(({ page }) => page))].sort((a, b) => a - b);
    for (const page of pages) {
      const at = (page - 1) * log.pageSize;
      if (at < image.length) pending.write(image.subarray(at, at + log.pageSize), at);
    }
    pending.truncate(image.length);
    files.sync('store.db');
  }
  files.truncate('store.log', 0);
  files.sync('store.log');
}

/**
 * Bytes 18 and 19 of a database say what is needed to write and to read it (https://www.sqlite.org/fileformat2.html#file_format_version_numbers):
 * 1 nothing special, 2 a write-ahead log. A file that is `owned` says 3 and 1: others read it as it was when the log was last written
 * back, and refuse to write, which would go unseen by the owner.
 */
const marks = { plain: [1, 1], log: [2, 2], owned: [3, 1] } as const;
export type Mark = keyof typeof marks;

/** Marks the image itself, which is the caller's. */
export function mark(image: Uint8Array, mark: Mark): Uint8Array {
  image.set(marks[mark], 18);
  return image;
}

export const marked = (image: Uint8Array, as: Mark): Uint8Array => mark(new Uint8Array(image), as);

export const isMarked = (image: Uint8Array, mark: Mark): boolean =>
  marks[mark].every((version, i) => image[18 + i] === version);

/** Marks the database where it lies: two bytes of one sector, which change together. */
export function markFile(files: DurableFiles, mark: Mark): void {
  files.write('store.db', Uint8Array.from(marks[mark]), 18);
  files.sync('store.db');
}

/** The files for a connection, which marks its first page for itself. */
export const keepingMark = (files: DurableFiles): DurableFiles => ({
  ...files,
  write: (file, bytes, offset) =>
    files.write(file, file === 'store.db' && offset === 0 ? marked(bytes, 'owned') : bytes, offset),
});
