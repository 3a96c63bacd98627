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
      const remembered = young.get(key) ?? old.get(key);
      const value = remembered ?? compute();
      young.set(key, value);
      if (young.size > limit / 2) {
        old = young;
        young = new Map();
      }
      return value;
    },
  };
}
