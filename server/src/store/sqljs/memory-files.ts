/** The files of a database in memory, for tests and scratch databases; a second one may begin with what the first one left. */
import { type DurableFile, type DurableFiles, durableFiles } from './durable-files.ts';

/** Files that begin with this content. */
export function memoryDurableFiles(content: Partial<Record<DurableFile, Uint8Array>> = {}): DurableFiles {
  const held = new Map<DurableFile, { bytes: Uint8Array; size: number }>();
  const kept = new Map<string, Uint8Array>();
  for (const file of durableFiles) {
    const bytes = content[file];
    if (bytes) held.set(file, { bytes: new Uint8Array(bytes), size: bytes.length });
  }
  const opened = (file: DurableFile): { bytes: Uint8Array; size: number } => {
    const found = held.get(file);
    if (!found) throw new Error(`${file} is not open: this is a bug in the caller.`);
    return found;
  };
  const read = (file: DurableFile): Uint8Array | undefined => {
    const found = held.get(file);
    return found?.bytes.slice(0, found.size);
  };
  const keep = (label: string, image: Uint8Array): string => {
    let number = 1;
    while (kept.has(`${label}-${number}`)) number++;
    kept.set(`${label}-${number}`, new Uint8Array(image));
    return `${label}-${number}`;
  };
  return {
    name: 'in memory',
    read,
    size: (file) => held.get(file)?.size ?? 0,
    open: () => {
      for (const file of durableFiles)
        if (!held.has(file)) held.set(file, { bytes: new Uint8Array(4096), size: 0 });
    },
    write: (file, bytes, offset) => {
      const target = opened(file);
      const end = offset + bytes.length;
      if (end > target.bytes.length) {
        const larger = new Uint8Array(Math.max(end, 2 * target.bytes.length));
        larger.set(target.bytes.subarray(0, target.size));
        target.bytes = larger;
      }
      target.bytes.set(bytes, offset);
      target.size = Math.max(target.size, end);
    },
    truncate: (file, size) => {
      const target = opened(file);
      target.bytes.fill(0, size);
      target.size = size;
    },
    sync: (file) => void opened(file),
    replace: (image) => void held.set('store.db', { bytes: new Uint8Array(image), size: image.length }),
    keep,
    keepLog: (log) => keep('log', log),
    setAside: () => {
      const name = keep('corrupt', read('store.db') ?? new Uint8Array());
      held.clear();
      return name;
    },
    backups: () => [...kept.keys()],
    close: () => {},
  };
}
