/** A file in memory: what SQLite reads is here, and nowhere else in memory. */

export interface HeldFile {
  readonly size: number;
  /** Copies what is at `offset` into `target`. @returns how many bytes there were */
  read(target: Uint8Array, offset: number): number;
  write(bytes: Uint8Array, offset: number): void;
  truncate(size: number): void;
}

/** A file that begins with `content`, which it takes over. */
export function holdFile(content: Uint8Array): HeldFile {
  let bytes = content;
  let size = content.length;
  return {
    get size() {
      return size;
    },
    read: (target, offset) => {
      const length = Math.max(0, Math.min(target.length, size - offset));
      if (length > 0) target.set(bytes.subarray(offset, offset + length));
      return length;
    },
    write: (source, offset) => {
      const end = offset + source.length;
      if (end > bytes.length) {
        // By half at a time: growing by less would copy a growing file over and over.
        const larger = new Uint8Array(Math.max(end, Math.ceil(1.5 * bytes.length), 1 << 16));
        larger.set(bytes.subarray(0, size));
        bytes = larger;
      }
      bytes.set(source, offset);
      size = Math.max(size, end);
    },
    truncate: (next) => {
      if (next > bytes.length) {
        const larger = new Uint8Array(next);
        larger.set(bytes.subarray(0, size));
        bytes = larger;
      } else if (next < bytes.length / 4) bytes = bytes.slice(0, next);
      else bytes.fill(0, next);
      size = next;
    },
  };
}
