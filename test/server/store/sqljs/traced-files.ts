/** Files in memory that write down what is done to them, and what a disk could hold of it after a power cut at any moment. */
import type { Random } from '../../../../server/src/base/random.ts';
import {
  type DurableFile,
  type DurableFiles,
  durableFiles,
} from '../../../../server/src/store/sqljs/durable-files.ts';
import { memoryDurableFiles } from '../../../../server/src/store/sqljs/memory-files.ts';

export type Content = Partial<Record<DurableFile, Uint8Array>>;

type Event =
  | {
      readonly kind: 'write';
      readonly file: DurableFile;
      readonly bytes: Uint8Array;
      readonly offset: number;
    }
  | { readonly kind: 'truncate'; readonly file: DurableFile; readonly size: number }
  | { readonly kind: 'sync'; readonly file: DurableFile }
  | { readonly kind: 'replace'; readonly bytes: Uint8Array };

export interface Traced {
  readonly files: DurableFiles;
  /** How much was done to the files so far. */
  length(): number;
  /** What the disk could hold had the power gone after the first `length` calls. */
  cut(length: number, random: Random): Content;
}

const sector = 512;

/** Files that begin with this content. */
export function tracedFiles(content: Content = {}): Traced {
  const files = memoryDurableFiles(content);
  const events: Event[] = [];
  return {
    files: {
      ...files,
      write: (file, bytes, offset) => {
        events.push({ kind: 'write', file, bytes: new Uint8Array(bytes), offset });
        files.write(file, bytes, offset);
      },
      truncate: (file, size) => {
        events.push({ kind: 'truncate', file, size });
        files.truncate(file, size);
      },
      sync: (file) => {
        events.push({ kind: 'sync', file });
        files.sync(file);
      },
      replace: (bytes) => {
        events.push({ kind: 'replace', bytes: new Uint8Array(bytes) });
        files.replace(bytes);
      },
    },
    length: () => events.length,
    cut: (length, random) =>
      Object.fromEntries(
        durableFiles.map((file) => [file, survives(file, content[file], events.slice(0, length), random)]),
      ),
  };
}

/**
 * What is left of one file: all up to its last sync; of the calls since then each with probability one half, and three writes of ten
 * only in some of their sectors.
 */
function survives(
  file: DurableFile,
  before: Uint8Array | undefined,
  events: readonly Event[],
  random: Random,
): Uint8Array {
  const ours = events.filter((event) =>
    event.kind === 'replace' ? file === 'store.db' : event.file === file,
  );
  const synced = ours.findLastIndex(({ kind }) => kind === 'sync' || kind === 'replace');
  let bytes = new Uint8Array(before ?? []);
  const extend = (size: number): void => {
    if (size <= bytes.length) return;
    const longer = new Uint8Array(size);
    longer.set(bytes);
    bytes = longer;
  };
  for (const [i, event] of ours.entries()) {
    const isSafe = i <= synced;
    if (event.kind === 'sync' || (!isSafe && random.unit() < 0.5)) continue;
    if (event.kind === 'replace') bytes = new Uint8Array(event.bytes);
    else if (event.kind === 'truncate') {
      extend(event.size);
      bytes = bytes.slice(0, event.size);
    } else {
      extend(event.offset + event.bytes.length);
      const isTorn = !isSafe && random.unit() < 0.3;
      for (let at = 0; at < event.bytes.length; ) {
        const end = Math.min(
          event.bytes.length,
          (Math.floor((event.offset + at) / sector) + 1) * sector - event.offset,
        );
        if (!isTorn || random.unit() < 0.5) bytes.set(event.bytes.subarray(at, end), event.offset + at);
        at = end;
      }
    }
  }
  return bytes;
}
