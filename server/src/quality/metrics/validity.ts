/** Whether the model is one: what the parser and checker found in its text, or, without text, what dangles in it. */

import { listed, type Measurement, type Metric, type Subject } from '../metric.ts';
import { type StructuralProblem, structuralProblems } from '../structure.ts';

/** An error takes as much as this many elements. */
const errorCost = 5;

export const validity: Metric = {
  name: 'validity',
  summary: 'Errors and warnings of the real parser and checker, relative to the size of the model.',
  source:
    'Syntactic quality (Lindland, Sindre, Sølvberg, "Understanding quality in conceptual modeling", 1994).',
  weight: 10,
  intrinsic: true,
  measure({ facts, diagnostics }: Subject): Measurement {
    if (facts.model.resources.length === 0)
      return { value: 0, reasons: () => ['The document defines no resource.'] };
    if (diagnostics === undefined) return structural(facts.size, structuralProblems(facts));
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    const warnings = diagnostics.filter(({ severity }) => severity === 'warning');
    return {
      value: remaining(errors.length, warnings.length, facts.size),
      reasons: () => [
        `${errors.length} errors and ${warnings.length} warnings in ${facts.size} elements.`,
        ...[...errors, ...warnings].slice(0, 3).map(({ message, code }) => `${message} (${code})`),
      ],
    };
  },
};

function structural(size: number, problems: readonly StructuralProblem[]): Measurement {
  return {
    value: remaining(problems.length, 0, size),
    reasons: () => [
      `${problems.length} names that lead nowhere or stand twice in ${size} elements.`,
      ...(problems.length > 0 ? [`${listed(problems.map(({ message }) => message))}.`] : []),
    ],
  };
}

/** Falls steeply at the first error and never reaches 0, so that every mended error counts. */
function remaining(errors: number, warnings: number, size: number): number {
  return 1 / (1 + (errors * errorCost + warnings) / Math.max(10, size * 0.5));
}
