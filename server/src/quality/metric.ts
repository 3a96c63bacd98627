/** What a metric is. A new one is a file under `metrics/`, a line in its registry, and a test. */
import type { Diagnostic } from '../base/diagnostic.ts';
import type { Specification } from '../model/specification.ts';
import type { ModelFacts } from './facts.ts';

/** What a metric looks at. */
export interface Subject {
  readonly facts: ModelFacts;
  readonly specification?: Specification;
  /** What the real parser and checker found; absent while a model has no text yet (during evolution). */
  readonly diagnostics?: readonly Diagnostic[];
}

/** A verdict whose reasons are written only when somebody reads them: evolution asks for thousands of values. */
export interface Measurement {
  /** 0 to 1, 1 is best. */
  readonly value: number;
  /** Sentences with numbers, the worst offenders by name. */
  reasons(): readonly string[];
}

/** The verdict on a model without resources: what is not there is not good. */
export const nothing: Measurement = { value: 0, reasons: () => ['The model has no resource.'] };

export interface Metric {
  /** One word or two, kebab-case; also its name in reports and settings. */
  readonly name: string;
  /** What it measures, one sentence. */
  readonly summary: string;
  /** Where the idea comes from. */
  readonly source: string;
  /** Share in the total before renormalisation. */
  readonly weight: number;
  /** Whether it looks at the model alone: then it counts only as far as the model is about the subject of the statements. */
  readonly intrinsic?: boolean;
  /** The verdict; undefined when there is nothing to measure, so that the other metrics share its weight. */
  measure(subject: Subject): Measurement | undefined;
}

/** A part of a metric: how much of what was looked at is good. Nothing to look at counts as good. */
export interface Share {
  readonly good: number;
  readonly all: number;
}

/** `good / all`, in 0 to 1. */
export function ratio({ good, all }: Share): number {
  return all <= 0 ? 1 : Math.min(1, Math.max(0, good / all));
}

/** `3 of 4`, with halves where partial credit was given. */
export function counted({ good, all }: Share): string {
  const shown = Math.round(good * 10) / 10;
  return `${shown} of ${Math.round(all * 10) / 10}`;
}

/** The first few names, in order, and how many more there are: `Patient, Room and 3 more`. */
export function listed(names: readonly string[], limit = 5): string {
  const shown = names.slice(0, limit).join(', ');
  return names.length > limit ? `${shown} and ${names.length - limit} more` : shown;
}
