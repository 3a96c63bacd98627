/** Who looked at what: from the names, kinds and statements that were looked at back to the documents whose findings rest on them. */
import type { Seen } from '../../dsl/names/look-up.ts';

/** A name (see `keyOf`), a kind, or a statement by its identity. */
export type Sight = string | object;

export class Viewers {
  readonly #documents = new Map<Sight, Set<string>>();

  /** Takes note of what a document looks at now; `before` is what it looked at until now. */
  enter(uri: string, seen: Seen, before: Seen | undefined): void {
    for (const sight of sightsOf(seen)) {
      const documents = this.#documents.get(sight);
      if (documents) documents.add(uri);
      else this.#documents.set(sight, new Set([uri]));
    }
    if (before) this.leave(uri, before, seen);
  }

  /** The document no longer looks at what it looked at `before`, but for what it looks at `now`. */
  leave(uri: string, before: Seen, now?: Seen): void {
    for (const sight of sightsOf(before)) {
      if (now && hasSeen(now, sight)) continue;
      const documents = this.#documents.get(sight);
      documents?.delete(uri);
      if (documents?.size === 0) this.#documents.delete(sight);
    }
  }

  /** The documents that look at any of that. */
  of(sights: Iterable<Sight>): ReadonlySet<string> {
    const found = new Set<string>();
    for (const sight of sights) for (const uri of this.#documents.get(sight) ?? []) found.add(uri);
    return found;
  }
}

/** Whether somebody looked at that. Names have a kind in front, so that they are no kinds. */
export function hasSeen({ names, kinds, roots }: Seen, sight: Sight): boolean {
  return typeof sight === 'object' ? roots.has(sight) : names.has(sight) || kinds.has(sight);
}

function* sightsOf({ names, kinds, roots }: Seen): Iterable<Sight> {
  yield* names;
  yield* kinds;
  yield* roots;
}
