/** A store file that lives in memory, for tests, browsers and windows without a folder. Gone with the process. */
import { corrupt } from './problem.ts';
import { createQueue } from './queue.ts';
import type { StoreFile } from './store-file.ts';

/** What {@link memoryStoreFile} gives besides the port: its content, for tests and for hosts that keep it elsewhere. */
export interface MemoryStoreFile extends StoreFile {
  /** The image now. */
  readonly image: Uint8Array | undefined;
  /** Copies made by `backup` and `setAside`, by name. */
  readonly copies: ReadonlyMap<string, Uint8Array>;
}

/** A store file in memory that begins with `image`. Several stores may share it, as processes share a file. */
export function memoryStoreFile(image?: Uint8Array): MemoryStoreFile {
  const name = 'in memory';
  const copies = new Map<string, Uint8Array>();
  const queue = createQueue();
  let current = image;
  let writes = 0;
  const keep = (prefix: string): string => {
    if (!current) throw corrupt(name, 'there is nothing to copy');
    let number = 1;
    while (copies.has(`${prefix}-${number}`)) number++;
    copies.set(`${prefix}-${number}`, current);
    return `${prefix}-${number}`;
  };
  return {
    name,
    copies,
    get image() {
      return current;
    },
    read: async () => current && new Uint8Array(current),
    version: async () => (current ? String(writes) : undefined),
    write: async (next) => {
      current = new Uint8Array(next);
      writes++;
    },
    backup: async (label) => keep(`backup-${label}`),
    setAside: async () => {
      const kept = keep('corrupt');
      current = undefined;
      writes++;
      return kept;
    },
    lock: () => queue.enter(),
  };
}
