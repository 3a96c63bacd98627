/** Strict UTF-8: text is read as it is or not at all, so that saving it back cannot change bytes nobody looked at. */
import { isUtf8 } from 'node:buffer';
import { NotUtf8 } from '../base/host.ts';

const byteOrderMark = [0xef, 0xbb, 0xbf];

export const hasByteOrderMark = (bytes: Uint8Array): boolean =>
  byteOrderMark.every((byte, index) => bytes[index] === byte);

/**
 * The text of a file, without a byte order mark, as editors show it.
 * @throws NotUtf8 with the offset of the first byte that does not fit
 */
export function decodeUtf8(bytes: Uint8Array, uri: string): string {
  if (!isUtf8(bytes)) throw new NotUtf8(uri, firstBadByte(bytes));
  return new TextDecoder('utf-8').decode(bytes);
}

/** Offset of the first byte that begins no well-formed sequence (Unicode 17, table 3-7); the length when there is none. */
export function firstBadByte(bytes: Uint8Array): number {
  let offset = 0;
  while (offset < bytes.length) {
    const length = sequenceLength(bytes, offset);
    if (length === 0) return offset;
    offset += length;
  }
  return offset;
}

/** Bytes of the well-formed sequence at `offset`; 0 when there is none. */
function sequenceLength(bytes: Uint8Array, offset: number): number {
  const at = (index: number): number => bytes[offset + index] ?? 0;
  const continues = (index: number, low = 0x80, high = 0xbf): boolean =>
    at(index) >= low && at(index) <= high;
  const lead = at(0);
  if (lead < 0x80) return 1;
  if (lead < 0xc2) return 0;
  if (lead < 0xe0) return continues(1) ? 2 : 0;
  if (lead < 0xf0) {
    // No overlong forms, no surrogates.
    const second = continues(1, lead === 0xe0 ? 0xa0 : 0x80, lead === 0xed ? 0x9f : 0xbf);
    return second && continues(2) ? 3 : 0;
  }
  if (lead > 0xf4) return 0;
  const second = continues(1, lead === 0xf0 ? 0x90 : 0x80, lead === 0xf4 ? 0x8f : 0xbf);
  return second && continues(2) && continues(3) ? 4 : 0;
}
