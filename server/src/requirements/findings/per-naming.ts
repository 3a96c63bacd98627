/** Remembers what single statements add to a finding across statements, so that an edit costs what it changed. */
import type { Names } from '../specify/names.ts';

/**
 * A function of a statement's facts (or another object that outlives edits) and of how things are named, which computes once
 * for each pair. A document's naming stays the same object for as long as its glossary does.
 */
export function oncePerNaming<K extends object, V>(
  compute: (key: K, names: Names) => V,
): (key: K, names: Names) => V {
  const known = new WeakMap<Names, WeakMap<K, { readonly value: V }>>();
  return (key, names) => {
    let ofNaming = known.get(names);
    if (ofNaming === undefined) {
      ofNaming = new WeakMap();
      known.set(names, ofNaming);
    }
    let found = ofNaming.get(key);
    if (found === undefined) {
      found = { value: compute(key, names) };
      ofNaming.set(key, found);
    }
    return found.value;
  };
}
