/** The sentence by which a generated file says what it was made from, with a place for a hash of the file. */

import { fileSafe } from './case.ts';

/** Stands for the hash while the file is made, and when the hash is checked. */
export const noHash = '0'.repeat(16);

/** To be put in a comment, or whatever the format has for such. */
export function madeFrom(definition: string): string {
  return `Made by Spark DSL Factory from the definition ${fileSafe(definition)}, hash ${noHash}.`;
}

/** Finds the hash in a file. */
export const hashInFile = /Made by Spark DSL Factory from the definition \S*, hash ([0-9a-f]{16})\./;
