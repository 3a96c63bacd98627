/** What the factory keeps of a requirements text: everything that was understood, and how ready it is. */
import type { Diagnostic, Level, Severity } from '../../base/diagnostic.ts';
import type { Evaluation } from '../../model/candidate.ts';
import type { Specification } from '../../model/specification.ts';
import { assess } from '../../requirements/index.ts';
import { remembering } from './remembering.ts';
import { specify } from './specify.ts';

export interface ReadRequirements {
  readonly specification: Specification;
  readonly diagnostics: readonly Diagnostic[];
  readonly readiness: Evaluation;
}

/** Reads requirements. The last texts are remembered, since a project and its specification look at the same one. */
export function readRequirementsText(
  text: string,
  uri: string,
  levels: Readonly<Record<string, Level>> = {},
): ReadRequirements {
  return read(JSON.stringify({ uri, text, levels }));
}

const read = remembering(4, (source: string): ReadRequirements => {
  const { specification, diagnostics } = specify(JSON.parse(source));
  return { specification, diagnostics, readiness: assess(specification, diagnostics) };
});

/** How many findings of each severity. */
export function severitiesOf(diagnostics: readonly Diagnostic[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const { severity } of diagnostics) counts[severity]++;
  return counts;
}

/** Names for measures of complexity between 0 and 1. */
export function complexityOf(measure: number): 'simple' | 'standard' | 'advanced' | 'enterprise' {
  if (measure < 0.25) return 'simple';
  if (measure < 0.5) return 'standard';
  return measure < 0.75 ? 'advanced' : 'enterprise';
}

/** Last part of a URI: `clinic.req`. */
export function fileNameOf(uri: string): string {
  return decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
}
