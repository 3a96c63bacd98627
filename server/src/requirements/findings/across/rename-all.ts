/** The fix that makes two names one: it changes every place of the one to the other. */

import type { Fix } from '../../../base/diagnostic.ts';
import type { Edit } from '../../../base/span.ts';

/** A place of a name, as it is written there; offsets in the document. */
export interface NamePlace {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Writes `name` in all places, in the plural and with a capital where what stands there is so. */
export function renameAll(title: string, places: readonly NamePlace[], name: string, preferred = false): Fix {
  const edits = places.map(
    ({ start, end, text }): Edit => ({ span: { start, end }, newText: likeIn(text, name) }),
  );
  return { title, edits, ...(preferred ? { preferred } : {}) };
}

function likeIn(text: string, name: string): string {
  const plural = /[^s]s$/i.test(text) && !/s$/i.test(name) ? pluralOf(name) : name;
  return /^\p{Lu}/u.test(text) ? plural.charAt(0).toUpperCase() + plural.slice(1) : plural;
}

function pluralOf(name: string): string {
  if (/[^aeiou]y$/.test(name)) return `${name.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/.test(name) ? `${name}es` : `${name}s`;
}
