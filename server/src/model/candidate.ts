/** A model that somebody proposes (a strategy, evolution, a person), with what the real parser said about its text. */
import type { Diagnostic } from '../base/diagnostic.ts';
import type { DomainModel } from './domain-model.ts';

export interface Candidate {
  /** Name of the strategy, or `evolution`, or `document`. */
  readonly strategy: string;
  /** The model as the parser read it back from `text`. */
  readonly model: DomainModel;
  /** The document, formatted, without the provenance header. */
  readonly text: string;
  /** Everything parsing, linking and checking `text` found. */
  readonly diagnostics: readonly Diagnostic[];
  /** Why the strategy built it so: one sentence a decision, at most a dozen. */
  readonly rationale: readonly string[];
}

/** One metric's verdict. */
export interface MetricScore {
  readonly metric: string;
  /** 0 to 1. */
  readonly value: number;
  /** Share in the total; weights of one evaluation sum to 1. */
  readonly weight: number;
  /** What was counted, and the worst offenders by name: sentences a person can act on. */
  readonly reasons: readonly string[];
}

export interface Evaluation {
  /** 0 to 100, one decimal. */
  readonly total: number;
  readonly metrics: readonly MetricScore[];
}
