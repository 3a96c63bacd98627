/** Which of many uncertain things to show: those that make the expected F-measure greatest (Lewis 1995; Jansche 2007). */

/**
 * The least probability to keep. Keeping the `k` likeliest is right for `Σ p` of them; with `expected` things there in all, the expected
 * F1 is about `2 Σ p / (k + expected)`.
 * @param expected how many there are in all
 */
export function leastToKeep(probabilities: readonly number[], expected: number): number {
  let [sum, kept, best, least] = [0, 0, 0, Number.POSITIVE_INFINITY];
  for (const probability of [...probabilities].sort((a, b) => b - a)) {
    sum += probability;
    kept++;
    const measure = (2 * sum) / (kept + expected);
    if (measure <= best) continue;
    best = measure;
    least = probability;
  }
  return least;
}
