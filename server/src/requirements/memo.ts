/** Remembers what pure functions gave, so that an edited document is read again only where it changed. */

/** A bounded memory from keys to values; when it is full, the older half is forgotten. */
export interface Memo<K, V> {
  /** The remembered value, or what `compute` gives now. */
  get(key: K, compute: () => V): V;
}

/** A memory of at most `limit` values. Only for functions whose result depends on the key alone. */
export function createMemo<K, V>(limit: number): Memo<K, V> {
  let young = new Map<K, V>();
  let old = new Map<K, V>();
  return {
    get(key, compute) {
      const known = young.get(key);
      if (known !== undefined) return known;
      const value = old.get(key) ?? compute();
      young.set(key, value);
      if (young.size > limit / 2) {
        old = young;
        young = new Map();
      }
      return value;
    },
  };
}

/** A function of texts that remembers the last `limit` of them. */
export function remembering<V>(limit: number, compute: (text: string) => V): (text: string) => V {
  const memo = createMemo<string, V>(limit);
  return (text) => memo.get(text, () => compute(text));
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
