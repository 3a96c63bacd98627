/**
 * The first 100 bytes of an SQLite file (https://www.sqlite.org/fileformat2.html#the_database_header), read without SQLite:
 * enough to tell a store from another file, a whole one from a cut one, and one revision from the next.
 */

/** Marks a file as ours: `SpDF`, kept in SQLite's application id. */
export const applicationId = 0x53704446;

/** What a file is, judged by its beginning and length. */
export type Header =
  | { readonly whole: true; readonly revision: number }
  | { readonly whole: false; readonly detail: string };

const magic = 'SQLite format 3\0';
export const headerSize = 100;

/**
 * @param head at least the first {@link headerSize} bytes, or everything when there are fewer
 * @param size length of the whole file in bytes
 */
export function readHeader(head: Uint8Array, size: number): Header {
  if (size < headerSize || head.length < headerSize)
    return { whole: false, detail: `it has only ${size} bytes` };
  for (let i = 0; i < magic.length; i++)
    if (head[i] !== magic.charCodeAt(i)) return { whole: false, detail: 'it is not an SQLite database' };
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (view.getUint32(68) !== applicationId)
    return { whole: false, detail: 'it is a database of another program' };
  const pageSize = view.getUint16(16) === 1 ? 65536 : view.getUint16(16);
  const expected = pageSize * view.getUint32(28);
  if (size !== expected) return { whole: false, detail: `it has ${size} bytes instead of ${expected}` };
  return { whole: true, revision: view.getUint32(60) };
}
