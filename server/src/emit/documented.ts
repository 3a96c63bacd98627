/** The entries that the page of a definition is about: its own, and what it takes over from mixins. */
import { additionsOf, ownRoots } from './additions.ts';
import type { Entry } from './entries.ts';
import type { Language } from './language.ts';

export interface Documented {
  readonly entry: Entry;
  /** How deep it stands below the first that is documented. */
  readonly depth: number;
}

/** Its entries as a tree is read: each below the first that holds it, which is the nearest to the top. */
export function documentedEntries(language: Language): readonly Documented[] {
  const roots = [...ownRoots(language), ...additionsOf(language).flatMap(({ children }) => children)];
  const found = new Set(roots);
  const below = new Map<Entry, Entry[]>();
  for (const entry of found) {
    const inner = [...entry.children.values()].filter(
      (child) => !found.has(child) && belongsTo(child, language),
    );
    below.set(entry, [...new Set(inner)]);
    for (const child of inner) found.add(child);
  }
  const tree = (entry: Entry, depth: number): readonly Documented[] => [
    { entry, depth },
    ...(below.get(entry) ?? []).flatMap((child) => tree(child, depth + 1)),
  ];
  return [...new Set(roots)].flatMap((root) => tree(root, 0));
}

function belongsTo({ schema }: Entry, { definition, mixinOf }: Language): boolean {
  return schema.definition === definition.name || mixinOf(schema.place) !== undefined;
}
