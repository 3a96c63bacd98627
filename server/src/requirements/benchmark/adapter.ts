/** What turns the engine's reading of a text into the format that a benchmark's scorer reads. */

import type { Specification } from '../../model/specification.ts';
import type { Answer, Mistake } from './explain/mistake.ts';

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
  /** What the engine makes of an item, in sets that ask for a model. */
  specify?(item: BenchmarkItem): Specification;
  /** What is wrong with the prediction for an item, by the answer that people gave, and why. */
  explain?(item: BenchmarkItem, answer: Answer): readonly Mistake[];
}
