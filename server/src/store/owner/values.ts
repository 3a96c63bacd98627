/** SQL values as JSON and back, exactly: blobs, big integers and the numbers that JSON has no words for. */

/** A value as it crosses: plain where JSON has it, else an object with one key that says what it is. */
export type WireValue =
  | null
  | boolean
  | number
  | string
  | { readonly bytes: string }
  | { readonly integer: string }
  | { readonly number: string };

/** @throws TypeError for what SQLite cannot bind either: objects, functions, `undefined` */
export function encodeValue(value: unknown): WireValue {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0) ? value : { number: numberText(value) };
    case 'bigint':
      return { integer: value.toString() };
    case 'object':
      if (value === null) return null;
      if (value instanceof Uint8Array) return { bytes: base64(value) };
  }
  if (value === undefined) throw new TypeError('A parameter of a query is undefined; say null for no value.');
  throw new TypeError(
    `A value of type ${typeof value} cannot be stored: bind text, numbers, bigints, bytes or null.`,
  );
}

export function decodeValue(wire: WireValue): unknown {
  if (typeof wire !== 'object' || wire === null) return wire;
  if ('bytes' in wire) return bytes(wire.bytes);
  return 'integer' in wire ? BigInt(wire.integer) : Number(wire.number);
}

const numberText = (value: number): string => (Object.is(value, -0) ? '-0' : String(value));

/** As many bytes as `String.fromCharCode` is safely given at once. */
const chunk = 8192;

function base64(value: Uint8Array): string {
  let text = '';
  for (let start = 0; start < value.length; start += chunk)
    text += String.fromCharCode(...value.subarray(start, start + chunk));
  return btoa(text);
}

function bytes(text: string): Uint8Array {
  const binary = atob(text);
  const value = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at++) value[at] = binary.charCodeAt(at);
  return value;
}
