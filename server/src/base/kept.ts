/**
 * What is worked out once for an object, kept on the object itself, where nobody sees it. Does what a `WeakMap` does, for
 * what lives as short as one version of a document: V8 takes the values of weak maps for living whenever it clears away
 * what is young, so that all they lead to is copied twice and grows old before it goes (`ScavengeVisitor::
 * VisitEphemeronHashTable`). The owner must not be frozen; a copy made with `{ ...owner }` does not have it.
 */
export class Kept<Owner extends object, Value> {
  readonly #key = Symbol('kept');

  get(owner: Owner): Value | undefined {
    return (owner as { [key: symbol]: Value | undefined })[this.#key];
  }

  set(owner: Owner, value: Value): void {
    if (this.#key in owner) (owner as { [key: symbol]: Value })[this.#key] = value;
    else Object.defineProperty(owner, this.#key, { value, writable: true, enumerable: false });
  }
}
