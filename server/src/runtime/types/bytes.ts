/** Bytes: `binary`, and `url_encoded_binary` whose input is base64 for URLs (RFC 4648, section 5). */
import { type Caster, wrong } from './caster.ts';

/** Takes bytes, or a text whose UTF-8 bytes are meant. */
export function binary(): Caster {
  return (value, path) => {
    if (value instanceof Uint8Array) return value;
    return typeof value === 'string' && value.isWellFormed()
      ? new TextEncoder().encode(value)
      : wrong(path, 'invalid_type', 'must be bytes or a text');
  };
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

export function urlEncodedBinary(): Caster {
  return (value, path) => {
    if (value instanceof Uint8Array) return value;
    const bytes = typeof value === 'string' ? decode(value.replace(/=+$/, '')) : undefined;
    return bytes ?? wrong(path, 'invalid_type', 'must be base64 with - and _');
  };
}

function decode(text: string): Uint8Array | undefined {
  if (text.length % 4 === 1) return undefined;
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const letter of text) {
    const value = alphabet.indexOf(letter);
    if (value < 0) return undefined;
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      bytes.push((bits >> held) & 0xff);
    }
  }
  return Uint8Array.from(bytes);
}
