/** The score of a model: all metrics that have something to measure, weighted, with their weights summing to 1. */
import type { Candidate, Evaluation } from '../model/candidate.ts';
import type { DomainModel } from '../model/domain-model.ts';
import type { Specification } from '../model/specification.ts';
import { modelFacts } from './facts.ts';
import type { Measurement, Metric, Subject } from './metric.ts';
import { pertinence } from './pertinence.ts';
import { metrics } from './registry.ts';

/**
 * Judges a candidate by its model and by what the parser found in its text. Metrics that need a specification are left
 * out when there is none.
 */
export function evaluate(candidate: Candidate, specification?: Specification): Evaluation {
  const subject = subjectOf(candidate.model, specification);
  return report(candidate.text === '' ? subject : { ...subject, diagnostics: candidate.diagnostics });
}

/** Judges a model that has no text: validity is what dangles in it. */
export function evaluateModel(model: DomainModel, specification?: Specification): Evaluation {
  return report(subjectOf(model, specification));
}

/** A model's total and nothing else, 0 to 100, not rounded: for evolution, which asks it many thousand times. */
export function createFitness(
  specification?: Specification,
): (model: DomainModel) => { readonly total: number } {
  return (model) => ({ total: totalOf(measureAll(subjectOf(model, specification))) });
}

interface Measured {
  readonly metric: Metric;
  readonly measurement: Measurement;
}

function subjectOf(model: DomainModel, specification: Specification | undefined): Subject {
  return { facts: modelFacts(model), ...(specification === undefined ? {} : { specification }) };
}

function measureAll(subject: Subject): readonly Measured[] {
  const measured: Measured[] = [];
  const { facts, specification } = subject;
  const share = specification === undefined ? 1 : pertinence(facts, specification);
  for (const metric of metrics) {
    const measurement = metric.measure(subject);
    if (measurement !== undefined)
      measured.push({ metric, measurement: metric.intrinsic ? scaled(measurement, share) : measurement });
  }
  return measured;
}

/** The verdict on a model that is about the subject in part only. */
function scaled(measurement: Measurement, share: number): Measurement {
  if (share === 1) return measurement;
  const percent = Math.round(100 * share);
  return {
    value: measurement.value * share,
    reasons: () => [
      ...measurement.reasons(),
      `Counts ${percent} %, since the model and the statements share only part of their subject.`,
    ],
  };
}

function totalOf(measured: readonly Measured[]): number {
  let weight = 0;
  let sum = 0;
  for (const { metric, measurement } of measured) {
    weight += metric.weight;
    sum += metric.weight * measurement.value;
  }
  return weight === 0 ? 0 : (100 * sum) / weight;
}

function report(subject: Subject): Evaluation {
  const measured = measureAll(subject);
  const weights = measured.reduce((sum, { metric }) => sum + metric.weight, 0);
  return {
    total: Math.round(totalOf(measured) * 10) / 10,
    metrics: measured.map(({ metric, measurement }) => ({
      metric: metric.name,
      value: measurement.value,
      weight: metric.weight / weights,
      reasons: measurement.reasons(),
    })),
  };
}
