/** What statements add to a check across statements, by keys, kept from one reading of a document to the next: an edit costs what it touches. */
import type { Kept } from '../kept-statements.ts';
import type { ReadStatement } from '../specification.ts';
import type { Names } from '../specify/names.ts';

type Key = string | number;

/** What one statement adds, and the keys under which others find it. */
export interface Added<V> {
  readonly keys: Iterable<Key>;
  readonly value: V;
}

/**
 * What a statement adds to a check; undefined when it adds nothing. It depends on what {@link Kept} says, and on the names of the
 * glossary. Each check has its own, the same object every time.
 */
export type Aspect<V> = (read: ReadStatement, names: Names) => Added<V> | undefined;

/** What a statement of the document added. */
export interface Entry<V> {
  readonly kept: Kept;
  readonly keys: ReadonlySet<Key>;
  readonly value: V;
}

/** One aspect of all statements. What it tells is in the order of the text. */
export class Gathered<V> {
  readonly #aspect: Aspect<V>;
  readonly #names: Names;
  readonly #entries = new Map<Kept, Entry<V>>();
  /** Sets, for the words that every statement has are taken away as fast as others. */
  readonly #byKey = new Map<Key, Set<Entry<V>>>();
  /** Keys of several statements; looked for when somebody asks. */
  #shared: Set<Key> | undefined;

  constructor(aspect: Aspect<V>, names: Names) {
    this.#aspect = aspect;
    this.#names = names;
  }

  add(kept: Kept): void {
    const added = this.#aspect(kept.read, this.#names);
    if (added === undefined) return;
    const keys = added.keys instanceof Set ? added.keys : new Set(added.keys);
    const entry: Entry<V> = { kept, keys, value: added.value };
    this.#entries.set(kept, entry);
    for (const key of entry.keys) {
      const list = this.#byKey.get(key);
      if (list === undefined) this.#byKey.set(key, new Set([entry]));
      else {
        list.add(entry);
        this.#shared?.add(key);
      }
    }
  }

  remove(kept: Kept): void {
    const entry = this.#entries.get(kept);
    if (entry === undefined) return;
    this.#entries.delete(kept);
    for (const key of entry.keys) {
      const list = this.#byKey.get(key);
      if (list === undefined) continue;
      list.delete(entry);
      if (list.size === 0) this.#byKey.delete(key);
      if (list.size < 2) this.#shared?.delete(key);
    }
  }

  /** In no order. */
  get keys(): Iterable<Key> {
    return this.#byKey.keys();
  }

  /** How many keys there are. */
  get size(): number {
    return this.#byKey.size;
  }

  has(key: Key): boolean {
    return this.#byKey.has(key);
  }

  /** How many statements have a key. */
  count(key: Key): number {
    return this.#byKey.get(key)?.size ?? 0;
  }

  at(key: Key): readonly Entry<V>[] {
    const list = this.#byKey.get(key);
    return list === undefined ? [] : inOrder(list);
  }

  get all(): readonly Entry<V>[] {
    return inOrder(this.#entries.values());
  }

  /** Those with a key that another has, too. Whoever compares by keys needs to look at no other. */
  get shared(): readonly Entry<V>[] {
    this.#shared ??= new Set([...this.#byKey].flatMap(([key, { size }]) => (size > 1 ? [key] : [])));
    return inOrder(new Set([...this.#shared].flatMap((key) => [...(this.#byKey.get(key) ?? [])])));
  }
}

function inOrder<V>(entries: Iterable<Entry<V>>): readonly Entry<V>[] {
  return [...entries].sort((a, b) => a.kept.index - b.kept.index);
}
