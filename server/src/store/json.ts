/** Values in text columns. JSON, because its escapes keep every string exact, NUL and lone surrogates included. */
import { corrupt } from './problem.ts';

export function encode(value: unknown): string {
  return JSON.stringify(value);
}

/**
 * The value that {@link encode} was given. The store trusts its own file to hold what it wrote there.
 * @param column where it comes from, for the message when it is not JSON
 */
export function decode<T>(text: string, column: string): T {
  try {
    return JSON.parse(text) as T;
  } catch (error) {
    throw corrupt('of this workspace', `${column} is not JSON`, error);
  }
}
