/** Functions of texts that remember what the last few came to. */

/** `work`, which must depend on the text alone, with its last `count` results remembered. */
export function remembering<T>(count: number, work: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) {
      // Whoever is asked for again is forgotten last.
      known.delete(text);
      known.set(text, found);
      return found;
    }
    const made = work(text);
    known.set(text, made);
    const [oldest] = known.keys();
    if (known.size > count && oldest !== undefined) known.delete(oldest);
    return made;
  };
}
