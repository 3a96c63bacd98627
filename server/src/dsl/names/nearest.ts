/** "Did you mean …?": the known name that a misspelt one is nearest to. */

/**
 * The candidate at the smallest optimal string alignment distance (Damerau 1964: insertions, deletions, replacements,
 * swaps of neighbours), if it is at most a third of the word; of equals one in the same case, or the first. Else one
 * that begins with the word, or that the word begins with.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const limit = Math.max(1, Math.floor(word.length / 3));
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const candidate of candidates) {
    if (best === undefined && abbreviates(word, candidate)) best = candidate;
    if (Math.abs(candidate.length - word.length) >= bestDistance) continue;
    const apart = alignment(word.toLowerCase(), candidate.toLowerCase(), bestDistance);
    const distance = isCapital(word) === isCapital(candidate) ? apart : apart + 0.5;
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/**
 * The candidate that is surely meant, where the word could also stand for itself: two neighbours are swapped, or a long
 * word has a letter too many, too few or wrong, and not at its end.
 */
export function slipOf(word: string, candidates: Iterable<string>): string | undefined {
  for (const candidate of candidates) {
    if (abbreviates(word, candidate) || alignment(word, candidate, 2) !== 1) continue;
    if (word.length >= 7 || [...word].sort().join('') === [...candidate].sort().join('')) return candidate;
  }
  return undefined;
}

/** Resources have a capital, what they hold has none. */
function isCapital(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}

/** `min` for `minimum`, or the other way round. */
function abbreviates(a: string, b: string): boolean {
  return Math.min(a.length, b.length) >= 3 && (a.startsWith(b) || b.startsWith(a));
}

/** The distance, or some number of at least `bound` as soon as it cannot be less. Words are cut at 64 characters. */
function alignment(first: string, second: string, bound: number): number {
  const a = first.slice(0, 64);
  const b = second.slice(0, 64);
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let smallest = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let value = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        value = Math.min(value, at(beforeLast, j - 2) + 1);
      row.push(value);
      smallest = Math.min(smallest, value);
    }
    if (smallest >= bound) return smallest;
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.MAX_SAFE_INTEGER;
}
