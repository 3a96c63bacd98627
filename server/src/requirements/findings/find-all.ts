/** Runs every kind of finding over a document. */
import type { Found, ReadDocument } from './finding.ts';
import { requirementFindings } from './registry.ts';

/** All findings, in no particular order; kinds whose code is in `disabled` are not run. */
export function findAll(document: ReadDocument, disabled: ReadonlySet<string>): readonly Found[] {
  const found: Found[] = [];
  for (const finding of requirementFindings) {
    if (disabled.has(finding.kind.code)) continue;
    document.statements.forEach((read, statement) => {
      for (const diagnostic of finding.inStatement?.(read) ?? []) found.push({ statement, diagnostic });
    });
    for (const one of finding.inDocument?.(document) ?? []) found.push(one);
  }
  return found;
}
