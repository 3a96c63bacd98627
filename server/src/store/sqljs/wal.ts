/**
 * SQLite's write-ahead log, read without SQLite (https://www.sqlite.org/fileformat2.html#the_write_ahead_log): which
 * transactions in it are complete, and what the database is with them.
 */

/** A page as a committed transaction left it. */
export interface Frame {
  /** Counted from 1. */
  readonly page: number;
  /** Where its content begins in the log. */
  readonly at: number;
}

export interface Log {
  readonly pageSize: number;
  /** Of all complete transactions, in order of writing. */
  readonly frames: readonly Frame[];
  /** Pages of the database after the last complete transaction; 0 when there is none. */
  readonly pages: number;
  /** Bytes of the log up to the end of the last complete transaction. */
  readonly end: number;
  readonly transactions: number;
  /** What is wrong, when it is more than the unfinished end that a crash leaves. */
  readonly damage?: string;
}

const headerSize = 32;
const frameHeaderSize = 24;
const magic = 0x377f0682;

/** Reads a log up to its last complete transaction; of `limit` bytes when given, as if there were no more. */
export function readLog(bytes: Uint8Array, limit = bytes.length): Log {
  const length = Math.min(bytes.length, limit);
  const view = new DataView(bytes.buffer, bytes.byteOffset, length);
  const nothing: Log = { pageSize: 0, frames: [], pages: 0, end: 0, transactions: 0 };
  if (length < headerSize) return nothing;
  const little = (view.getUint32(0) & 1) === 0;
  const pageSize = view.getUint32(8) === 1 ? 65536 : view.getUint32(8);
  const sums = checksum(view, 0, 24, little, [0, 0]);
  const whole =
    (view.getUint32(0) & ~1) === magic && sums[0] === view.getUint32(24) && sums[1] === view.getUint32(28);
  if (!whole) {
    // The header reaches the disk before the first frame is written: frames without one were not left by a crash.
    const written = bytes.subarray(headerSize, length).some((byte) => byte !== 0);
    return written ? { ...nothing, damage: 'the beginning of its log is damaged' } : nothing;
  }
  const frames: Frame[] = [];
  let [complete, pages, end, transactions] = [0, 0, headerSize, 0];
  let running: Sums = sums;
  let at = headerSize;
  for (; at + frameHeaderSize + pageSize <= length; at += frameHeaderSize + pageSize) {
    if (!sameSalt(view, at)) break;
    running = checksum(view, at, 8, little, running);
    running = checksum(view, at + frameHeaderSize, pageSize, little, running);
    if (running[0] !== view.getUint32(at + 16) || running[1] !== view.getUint32(at + 20)) break;
    frames.push({ page: view.getUint32(at), at: at + frameHeaderSize });
    const size = view.getUint32(at + 4);
    if (size === 0) continue;
    [complete, pages, end] = [frames.length, size, at + frameHeaderSize + pageSize];
    transactions++;
  }
  const log = { pageSize, frames: frames.slice(0, complete), pages, end, transactions };
  return brokenInside(view, end, pageSize)
    ? { ...log, damage: `its log is damaged after ${transactions} transactions` }
    : log;
}

/**
 * Whether what follows the last complete transaction is more than an unfinished one. Each transaction reaches the disk before the
 * next begins to be written, so that a crash leaves at most one behind, and its last frame only says that it is complete.
 */
function brokenInside(view: DataView, from: number, pageSize: number): boolean {
  let complete = false;
  for (let at = from; at + frameHeaderSize <= view.byteLength; at += frameHeaderSize + pageSize) {
    if (!sameSalt(view, at)) continue;
    if (complete) return true;
    complete = view.getUint32(at + 4) !== 0;
  }
  return false;
}

/** Frames of earlier rounds through the log carry other salts. */
const sameSalt = (view: DataView, at: number): boolean =>
  view.getUint32(at + 8) === view.getUint32(16) && view.getUint32(at + 12) === view.getUint32(20);

type Sums = readonly [number, number];

/** The log's checksum: two running sums over pairs of 32-bit words, whose byte order the magic number tells. */
function checksum(view: DataView, from: number, length: number, little: boolean, [a, b]: Sums): Sums {
  let [first, second] = [a, b];
  for (let at = from; at < from + length; at += 8) {
    first = (first + view.getUint32(at, little) + second) >>> 0;
    second = (second + view.getUint32(at + 4, little) + first) >>> 0;
  }
  return [first, second];
}

/**
 * The database with the log's complete transactions.
 * @returns `undefined` when a page is in neither: the database was cut short
 */
export function applyLog(database: Uint8Array, bytes: Uint8Array, log: Log): Uint8Array | undefined {
  if (log.frames.length === 0) return database;
  const image = new Uint8Array(log.pages * log.pageSize);
  image.set(database.subarray(0, image.length));
  const written = new Set<number>();
  for (const { page, at } of log.frames) {
    if (page > log.pages) continue;
    image.set(bytes.subarray(at, at + log.pageSize), (page - 1) * log.pageSize);
    written.add(page);
  }
  for (let page = Math.floor(database.length / log.pageSize) + 1; page <= log.pages; page++)
    if (!written.has(page)) return undefined;
  return image;
}
