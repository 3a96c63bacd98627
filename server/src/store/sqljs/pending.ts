/**
 * Writes of one file between two syncs, put together: SQLite writes a log frame in two pieces and a page at a time, and promises
 * nothing before the sync, so that what lies side by side goes to the system in one call.
 */
import type { DurableFile, DurableFiles } from './durable-files.ts';

export interface Pending {
  /** Copies `bytes`, which may change afterwards. */
  write(bytes: Uint8Array, offset: number): void;
  /** Hands everything over, in order. */
  flush(): void;
  truncate(size: number): void;
}

/** So much is kept back at most. */
const capacity = 1 << 20;

export function createPending(files: DurableFiles, file: DurableFile): Pending {
  let buffer = new Uint8Array(1 << 16);
  let start = 0;
  let length = 0;
  const flush = (): void => {
    if (length > 0) files.write(file, buffer.subarray(0, length), start);
    start += length;
    length = 0;
  };
  return {
    write: (bytes, offset) => {
      if (offset !== start + length || length + bytes.length > capacity) {
        flush();
        start = offset;
      }
      if (length + bytes.length > buffer.length) {
        const larger = new Uint8Array(Math.max(2 * buffer.length, length + bytes.length));
        larger.set(buffer.subarray(0, length));
        buffer = larger;
      }
      buffer.set(bytes, length);
      length += bytes.length;
    },
    flush,
    truncate: (size) => {
      flush();
      files.truncate(file, size);
    },
  };
}
