/** Remembers what pure functions gave, so that an edited document is read again only where it changed. */

/** A bounded memory from keys to values; when it is full, the older half is forgotten. */
export interface Memo<K, V> {
  /** The remembered value, or what `compute` gives now for the key, or for what is kept of it. */
  get(key: K, compute: (kept: K) => V): V;
}

/**
 * A memory of at most `limit` values. Only for functions whose result depends on the key alone.
 * @param keep the same key, in the form in which it may stay for long
 */
export function createMemo<K, V>(limit: number, keep: (key: K) => K = (key) => key): Memo<K, V> {
  const halves = createHalves<K, V>(limit);
  return {
    get: (key, compute) => {
      const young = halves.young.get(key);
      if (young !== undefined) return young;
      const kept = keep(key);
      return add(halves, kept, halves.old.get(key) ?? compute(kept));
    },
  };
}

/** A text that does not hold what it was cut from: V8 keeps the whole of it while one part is there. */
export function cutOut(text: string): string {
  return text.split('').join('');
}

/** A function of texts that remembers the last `limit` of them. */
export function remembering<V>(limit: number, compute: (text: string) => V): (text: string) => V {
  const halves = createHalves<string, V>(limit);
  return (text) => halves.young.get(text) ?? add(halves, text, halves.old.get(text) ?? compute(text));
}

interface Halves<K, V> {
  readonly limit: number;
  young: Map<K, V>;
  old: Map<K, V>;
}

function createHalves<K, V>(limit: number): Halves<K, V> {
  return { limit, young: new Map(), old: new Map() };
}

function add<K, V>(halves: Halves<K, V>, key: K, value: V): V {
  halves.young.set(key, value);
  if (halves.young.size > halves.limit / 2) {
    halves.old = halves.young;
    halves.young = new Map();
  }
  return value;
}

/** A function of objects that never change, which computes once for each and forgets with it. */
export function oncePer<K extends object, V>(compute: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, { readonly value: V }>();
  return (key) => {
    let found = known.get(key);
    if (found === undefined) {
      found = { value: compute(key) };
      known.set(key, found);
    }
    return found.value;
  };
}
