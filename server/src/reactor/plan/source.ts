/** Leads into values. */

/** The value behind the keys of `path`; nil where there is none. Only own keys count, so that no text of a document reaches a prototype. */
export function follow(value: unknown, path: readonly string[]): unknown {
  let current = value;
  for (const key of path) {
    if (current === null || typeof current !== 'object' || !Object.hasOwn(current, key)) return null;
    current = (current as Record<string, unknown>)[key];
  }
  return current ?? null;
}
