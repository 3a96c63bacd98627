/** Findings counted by kind and by severity, for summaries. */
import type { Diagnostic, Severity } from '../base/diagnostic.ts';
import type { FindingCount, ProjectView } from './views.ts';

const order: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** How often each kind was met: errors first, then the most frequent, then by code. */
export function countByKind(diagnostics: readonly Diagnostic[]): FindingCount[] {
  const counts = new Map<string, FindingCount>();
  for (const { code, severity } of diagnostics) {
    const key = `${severity} ${code}`;
    counts.set(key, { code, severity, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()].sort(
    (a, b) =>
      order.indexOf(a.severity) - order.indexOf(b.severity) ||
      b.count - a.count ||
      (a.code < b.code ? -1 : 1),
  );
}

/** How many findings of each severity. */
export function countBySeverity(diagnostics: readonly Diagnostic[]): ProjectView['findings'] {
  const count = (wanted: Severity): number =>
    diagnostics.filter(({ severity }) => severity === wanted).length;
  return { error: count('error'), warning: count('warning'), info: count('info'), hint: count('hint') };
}
