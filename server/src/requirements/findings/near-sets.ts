/**
 * Sets of words that are almost the same, found without comparing each with each. Each set gets a few keys such that two sets with nine
 * tenths of their words in common share at least one: words are dealt to one part more than there can be differences, so that one
 * part must be free of them (Arasu, Ganti and Kaushik, "Efficient exact set-similarity joins", VLDB 2006). A set's keys depend on
 * its words alone, so that they can be remembered with them.
 */
import { hashText } from '../../base/random.ts';

/** Share of all words of two sets that both must have. */
export const NEAR = 0.9;
/** Sets of fewer words differ in a tenth as soon as they differ at all; in sets of more words nothing but their parts is alike. */
const SMALLEST = 6;
const LARGEST = 200;

/** Keys of a set: near sets share one, and most sets that do are near. */
export function nearKeys(words: ReadonlySet<string>): readonly number[] {
  const size = words.size;
  if (size < SMALLEST || size > LARGEST) return [];
  const hashes = [...words].map(hashText);
  const keys: number[] = [];
  for (let parts = partsFor(Math.ceil(NEAR * size)); parts <= partsFor(size); parts++) {
    const sums = new Array<number>(parts).fill(0);
    for (const hash of hashes) {
      const part = hash % parts;
      // A sum, for the order of the words does not matter; squared, for sums of plain hashes meet more often.
      sums[part] = ((sums[part] ?? 0) + Math.imul(hash, hash | 1)) >>> 0;
    }
    sums.forEach((sum, part) => {
      keys.push((parts * 32 + part) * 2 ** 32 + sum);
    });
  }
  return keys;
}

/** The most words that a set of this size and a larger near one can differ in, and one more. */
function partsFor(size: number): number {
  return Math.floor((size * (1 - NEAR)) / NEAR + 1e-9) + 1;
}

/** Whether two sets have nine tenths of their words in common, six at the least. */
export function isNear(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  if (a.size < NEAR * b.size || b.size < NEAR * a.size) return false;
  let common = 0;
  for (const word of a) if (b.has(word)) common++;
  const all = a.size + b.size - common;
  return all >= SMALLEST && common / all >= NEAR;
}
