/**
 * A journal of statements: after a beginning that says which database it continues, one record `[length][crc32][JSON]` for each
 * commit, with its statements and what was bound to them. The checksum begins with the generation: a record that an older journal left
 * behind a new beginning is none of this one's.
 */

/** A statement and its parameters. */
export type Statement = readonly [sql: string, parameters: readonly unknown[]];

/** The journal of the database whose header says this generation. */
export interface Journal {
  readonly generation: number;
  /** Of each complete commit, in order. */
  readonly commits: readonly (readonly Statement[])[];
  /** Bytes up to the end of the last complete commit. */
  readonly end: number;
  /** What is wrong, when it is more than the unfinished end that a crash leaves. */
  readonly damage?: string;
}

const magic = 'SpDFjrnl';
/** Magic, generation, checksum of both. */
export const beginningSize = 16;

export function encodeBeginning(generation: number): Uint8Array {
  const bytes = new Uint8Array(beginningSize);
  bytes.set(new TextEncoder().encode(magic));
  const view = new DataView(bytes.buffer);
  view.setUint32(8, generation);
  view.setUint32(12, crc32(bytes.subarray(0, 12)));
  return bytes;
}

export function encodeCommit(statements: readonly Statement[], generation: number): Uint8Array {
  const content = new TextEncoder().encode(JSON.stringify(statements, encodeValue));
  const bytes = new Uint8Array(8 + content.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, content.length);
  view.setUint32(4, crc32(content, generation));
  bytes.set(content, 8);
  return bytes;
}

/** Reads as far as records are whole. `undefined` when it is no journal at all. */
export function decodeJournal(bytes: Uint8Array): Journal | undefined {
  if (!isJournal(bytes)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const generation = view.getUint32(8);
  if (view.getUint32(12) !== crc32(bytes.subarray(0, 12)))
    return { generation, commits: [], end: 0, damage: 'the beginning of its journal is damaged' };
  const commits: (readonly Statement[])[] = [];
  let at = beginningSize;
  const contentAt = (from: number): Uint8Array | undefined => {
    if (from + 8 > bytes.length) return undefined;
    const content = bytes.subarray(from + 8, from + 8 + view.getUint32(from));
    const isWhole = content.length === view.getUint32(from) && content.length > 0;
    return isWhole && crc32(content, generation) === view.getUint32(from + 4) ? content : undefined;
  };
  for (let content = contentAt(at); content; content = contentAt(at)) {
    commits.push(JSON.parse(new TextDecoder().decode(content), decodeValue) as Statement[]);
    at += 8 + content.length;
  }
  // Each record reaches the disk before the next is written: a whole one behind a broken one was not left by a crash.
  for (let from = at + 1; from < bytes.length; from++)
    if (bytes[from + 8] === 0x5b && contentAt(from))
      return {
        generation,
        commits,
        end: at,
        damage: `its journal is damaged after ${commits.length} commits`,
      };
  return { generation, commits, end: at };
}

export const isJournal = (bytes: Uint8Array): boolean =>
  bytes.length >= beginningSize && new TextDecoder().decode(bytes.subarray(0, magic.length)) === magic;

/** What JSON lacks, as an object with one key. */
function encodeValue(_key: string, value: unknown): unknown {
  if (value instanceof Uint8Array)
    return { bytes: [...value].map((byte) => byte.toString(16).padStart(2, '0')).join('') };
  if (typeof value === 'bigint') return { integer: String(value) };
  return typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0))
    ? { number: Object.is(value, -0) ? '-0' : String(value) }
    : value;
}

function decodeValue(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const { bytes, integer, number } = value as Record<string, string>;
  if (bytes !== undefined)
    return Uint8Array.from(bytes.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  return integer === undefined ? Number(number) : BigInt(integer);
}

const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** The checksum of zip and PNG (ISO 3309); `before` is that of what comes before. */
export function crc32(bytes: Uint8Array, before = 0): number {
  let value = ~before >>> 0;
  for (let i = 0; i < bytes.length; i++)
    value = (table[(value ^ (bytes[i] as number)) & 0xff] as number) ^ (value >>> 8);
  return ~value >>> 0;
}
