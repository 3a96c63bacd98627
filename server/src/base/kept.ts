/**
 * What is worked out once for an object, kept on the object itself, where nobody sees it. Does what a `WeakMap` does, for
 * what lives as short as one version of a document: V8 takes the values of weak maps for living whenever it clears away
 * what is young, so that all they lead to is copied twice and grows old before it goes (`ScavengeVisitor::
 * VisitEphemeronHashTable`). A copy made with `{ ...owner }` does not have it.
 */
export class Kept<Owner extends object, Value> {
  get(owner: Owner): Value | undefined {
    return this.#find(owner)?.value as Value | undefined;
  }

  set(owner: Owner, value: Value): void {
    const known = this.#find(owner);
    if (known) known.value = value;
    else Holder.put(owner, { of: this, value, next: Holder.first(owner) });
  }

  #find(owner: object): Entry | undefined {
    let entry = Holder.first(owner);
    while (entry && entry.of !== this) entry = entry.next;
    return entry;
  }
}

interface Entry {
  readonly of: object;
  value: unknown;
  readonly next: Entry | undefined;
}

/** A constructor that gives what it is given: what extends it adds its private fields to that. */
const Given = class {
  constructor(owner: object) {
    // biome-ignore lint/correctness/noConstructorReturn: the one way to give private fields to an object that is there.
    return owner;
  }
};

/**
 * One place for all that is kept of an object: with one for each, objects of one kind would come in as many shapes as there
 * are orders in which people ask, and V8 is slow where it meets more than four. A private field is not copied, not listed,
 * and made in a fifth of the time of a property that is not enumerable.
 */
class Holder extends Given {
  #entry: Entry;

  private constructor(owner: object, entry: Entry) {
    super(owner);
    this.#entry = entry;
  }

  static first(owner: object): Entry | undefined {
    return #entry in owner ? owner.#entry : undefined;
  }

  static put(owner: object, entry: Entry): void {
    if (#entry in owner) owner.#entry = entry;
    else new Holder(owner, entry);
  }
}
