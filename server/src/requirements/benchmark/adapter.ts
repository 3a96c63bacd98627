/** What turns the engine's reading of a text into the format that a benchmark's scorer reads. */

/** One text of a benchmark. */
export interface BenchmarkItem {
  readonly id: string;
  readonly text: string;
}

/** One prediction; what stands beside `id` is the set's own. */
export type Prediction = { readonly id: string } & Readonly<Record<string, unknown>>;

export interface BenchmarkAdapter {
  /** The folder of the set. */
  readonly name: string;
  predict(items: readonly BenchmarkItem[]): readonly Prediction[];
}
