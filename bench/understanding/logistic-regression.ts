/** Logistic regression with a ridge, fitted by Newton's method: for a few dozen features and some hundreds of examples. */

/** One example: its features in a fixed order, the first of them 1, and whether it holds. */
export interface Example {
  readonly features: readonly number[];
  readonly holds: boolean;
}

/**
 * The weights that make the examples likeliest.
 * @param ridge how strongly weights are drawn to 0, in examples; the first weight is left free
 */
export function fitLogistic(examples: readonly Example[], ridge: number): readonly number[] {
  const size = examples[0]?.features.length ?? 0;
  const weights = new Array<number>(size).fill(0);
  for (let round = 0; round < 50; round++) {
    const gradient = weights.map((weight, i) => -(i === 0 ? FREE : ridge) * weight);
    const curvature = weights.map((_, i) => weights.map((__, j) => (i === j ? (i === 0 ? FREE : ridge) : 0)));
    for (const { features, holds } of examples) {
      const p = probability(features, weights);
      for (let i = 0; i < size; i++) {
        const x = features[i] ?? 0;
        if (x === 0) continue;
        gradient[i] = (gradient[i] ?? 0) + x * ((holds ? 1 : 0) - p);
        const row = curvature[i] ?? [];
        for (let j = 0; j < size; j++) row[j] = (row[j] ?? 0) + x * (features[j] ?? 0) * p * (1 - p);
      }
    }
    const step = solve(curvature, gradient);
    step.forEach((change, i) => {
      weights[i] = (weights[i] ?? 0) + change;
    });
    if (Math.max(...step.map(Math.abs)) < 1e-6) break;
  }
  return weights;
}

const FREE = 1e-3;

export function probability(features: readonly number[], weights: readonly number[]): number {
  return 1 / (1 + Math.exp(-features.reduce((sum, x, i) => sum + x * (weights[i] ?? 0), 0)));
}

/** Gaussian elimination with pivots; changes its arguments. */
function solve(matrix: number[][], right: number[]): readonly number[] {
  const size = right.length;
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++)
      if (Math.abs(matrix[row]?.[column] ?? 0) > Math.abs(matrix[pivot]?.[column] ?? 0)) pivot = row;
    [matrix[column], matrix[pivot]] = [matrix[pivot] ?? [], matrix[column] ?? []];
    [right[column], right[pivot]] = [right[pivot] ?? 0, right[column] ?? 0];
    const top = matrix[column] ?? [];
    for (let row = 0; row < size; row++) {
      const line = matrix[row] ?? [];
      if (row === column) continue;
      const factor = (line[column] ?? 0) / (top[column] ?? 1);
      if (factor === 0) continue;
      for (let k = column; k < size; k++) line[k] = (line[k] ?? 0) - factor * (top[k] ?? 0);
      right[row] = (right[row] ?? 0) - factor * (right[column] ?? 0);
    }
  }
  return right.map((value, i) => value / (matrix[i]?.[i] ?? 1));
}
