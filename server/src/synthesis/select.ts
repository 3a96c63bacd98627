/** The choice among evaluated candidates, with what made the difference. */
import type { Candidate, Evaluation } from '../model/candidate.ts';

export interface Judged {
  readonly candidate: Candidate;
  readonly evaluation: Evaluation;
}

export interface Selection<T extends Judged> {
  readonly choice: T;
  /** One sentence each: the totals first, then the metrics that decided. */
  readonly reasons: readonly string[];
}

/** Points of 100 below which a metric's difference is not worth a sentence. */
const negligible = 0.05;

/**
 * The candidate with the highest total. Equal totals are decided by fewer errors, then the smaller model, then the name
 * of the strategy, so that the choice never depends on the order of the candidates.
 * @throws Error when there is none to choose from.
 */
export function select<T extends Judged>(judged: readonly T[]): Selection<T> {
  const [choice, ...others] = [...judged].sort(compare);
  if (choice === undefined)
    throw new Error('There is no candidate to choose from: no strategy built a model.');
  const reasons = [
    `${choice.candidate.strategy} has ${choice.evaluation.total.toFixed(1)} of 100 points${others.length === 0 ? ', and is the only candidate' : ''}.`,
    ...others.flatMap((other) => compared(choice, other)),
  ];
  return { choice, reasons };
}

function compare(a: Judged, b: Judged): number {
  return (
    b.evaluation.total - a.evaluation.total ||
    errors(a) - errors(b) ||
    a.candidate.text.length - b.candidate.text.length ||
    (a.candidate.strategy < b.candidate.strategy ? -1 : a.candidate.strategy > b.candidate.strategy ? 1 : 0)
  );
}

function errors({ candidate }: Judged): number {
  return candidate.diagnostics.filter(({ severity }) => severity === 'error').length;
}

function compared(choice: Judged, other: Judged): string[] {
  const margin = choice.evaluation.total - other.evaluation.total;
  const name = other.candidate.strategy;
  const differences = pointsByMetric(choice, other).filter(({ points }) => Math.abs(points) >= negligible);
  const gains = differences.filter(({ points }) => points > 0);
  const losses = differences.filter(({ points }) => points < 0);
  const first =
    margin > 0
      ? `It is ${margin.toFixed(1)} points ahead of ${name}.`
      : `${name} has as many points; ${tieBreak(choice, other)}.`;
  const sentences = [first];
  if (gains.length > 0) sentences.push(`Against ${name} it gains on ${describe(gains)}.`);
  if (losses.length > 0) sentences.push(`${name} is better on ${describe(losses)}.`);
  return sentences;
}

function tieBreak(choice: Judged, other: Judged): string {
  if (errors(choice) !== errors(other)) return 'the one with fewer errors was taken';
  if (choice.candidate.text.length !== other.candidate.text.length) return 'the shorter document was taken';
  return 'the first by name was taken';
}

interface Difference {
  readonly metric: string;
  /** Weighted, so that the differences of all metrics add up to that of the totals. */
  readonly points: number;
}

function pointsByMetric(choice: Judged, other: Judged): Difference[] {
  const points = ({ evaluation }: Judged): Map<string, number> =>
    new Map(evaluation.metrics.map(({ metric, value, weight }) => [metric, 100 * value * weight]));
  const [mine, theirs] = [points(choice), points(other)];
  return [...new Set([...mine.keys(), ...theirs.keys()])]
    .map((metric) => ({ metric, points: (mine.get(metric) ?? 0) - (theirs.get(metric) ?? 0) }))
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points));
}

function describe(differences: readonly Difference[]): string {
  return differences
    .slice(0, 3)
    .map(({ metric, points }) => `${metric} (${Math.abs(points).toFixed(1)} points)`)
    .join(', ');
}
