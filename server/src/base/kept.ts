/**
 * What is worked out once for an object, kept on the object itself, where nobody sees it. Does what a `WeakMap` does, for
 * what lives as short as one version of a document: V8 takes the values of weak maps for living whenever it clears away
 * what is young, so that all they lead to is copied twice and grows old before it goes (`ScavengeVisitor::
 * VisitEphemeronHashTable`). The owner must not be frozen; a copy made with `{ ...owner }` does not have it.
 */
export class Kept<Owner extends object, Value> {
  get(owner: Owner): Value | undefined {
    return this.#find(owner)?.value as Value | undefined;
  }

  set(owner: Owner, value: Value): void {
    const known = this.#find(owner);
    if (known) {
      known.value = value;
      return;
    }
    const first = (owner as Holder)[slot];
    const entry: Entry = { of: this, value, next: first };
    if (first) (owner as Holder)[slot] = entry;
    else Object.defineProperty(owner, slot, { value: entry, writable: true, enumerable: false });
  }

  #find(owner: object): Entry | undefined {
    let entry = (owner as Holder)[slot];
    while (entry && entry.of !== this) entry = entry.next;
    return entry;
  }
}

/**
 * One place for all that is kept of an object: with a property for each, objects of one kind would come in as many shapes as
 * there are orders in which people ask, and V8 is slow where it meets more than four.
 */
const slot = Symbol('kept');

interface Entry {
  readonly of: object;
  value: unknown;
  readonly next: Entry | undefined;
}

interface Holder {
  [slot]?: Entry | undefined;
}
