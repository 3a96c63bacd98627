/** Names that the store makes up for indexes and constraints, in the way of AshPostgres: `authors_unique_email_index`. */

/** PostgreSQL cuts longer names off, and two of them could become one. */
export const longestName = 63;

/** The parts with underscores between them; a name that is too long keeps its beginning and gets a number made of all of it. */
export function identifier(...parts: readonly string[]): string {
  const name = parts.join('_');
  if (bytesOf(name) <= longestName) return name;
  const mark = `_${fingerprint(name)}`;
  let kept = name;
  while (bytesOf(kept) + mark.length > longestName || !kept.isWellFormed()) kept = kept.slice(0, -1);
  return `${kept}${mark}`;
}

export const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** FNV-1a, 32 bits (http://www.isthe.com/chongo/tech/comp/fnv/). */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash.toString(36);
}
