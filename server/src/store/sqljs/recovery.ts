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
  const damaged = (detail: string): Error => corrupt(files.name, withBackups(files, detail));
  if (log.damage) throw damaged(log.damage);
  const image = applyLog(database, bytes, log);
  if (!image) throw damaged('store.db is missing or was cut short');
  if (image.length === 0) return { image, log, isBehind: false };
  const header = readHeader(image, image.length);
  if (!header.whole) throw damaged(header.detail);
  return { image, log, isBehind: log.frames.length > 0 };
}

const withBackups = (files: DurableFiles, detail: string): string => {
  const newest = files.backups().at(-1);
  return newest === undefined ? detail : `${detail}; the newest backup is ${newest}`;
};

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

/** Bytes 18 and 19 of a database say whether it is kept with a write-ahead log (2) or without one (1). */
export function marked(image: Uint8Array, mode: 'log' | 'plain'): Uint8Array {
  const copy = new Uint8Array(image);
  copy.fill(mode === 'log' ? 2 : 1, 18, 20);
  return copy;
}

export const isMarked = (image: Uint8Array): boolean => image[18] === 2 && image[19] === 2;
