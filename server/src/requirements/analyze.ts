/** English → Specification with findings: synchronous, deterministic, and never throwing for bad input. */
import type { Diagnostic, Result } from '../base/diagnostic.ts';
import type { RequirementsDocument } from '../model/requirements.ts';
import type { Specification } from '../model/specification.ts';
import { readStatement } from './analysed-statement.ts';
import { findAll } from './findings/find-all.ts';
import { buildSpecification, withFacts } from './specification.ts';

export interface AnalyzeOptions {
  /** Codes of findings to leave out. */
  readonly disabled?: ReadonlySet<string>;
}

/** Reads a document: what it asks for, and what is wrong with how it says so. Spans are offsets in the document. */
export function analyze(document: RequirementsDocument, options: AnalyzeOptions = {}): Result<Specification> {
  const read = withFacts(document.statements.map(readStatement));
  const found = findAll({ document, statements: read }, options.disabled ?? new Set());
  const codes = document.statements.map((): string[] => []);
  const diagnostics: Diagnostic[] = [];
  for (const { statement, diagnostic } of found) {
    diagnostics.push(diagnostic);
    const list = codes[statement];
    if (list !== undefined && !list.includes(diagnostic.code)) list.push(diagnostic.code);
  }
  diagnostics.sort(
    (a, b) => a.span.start - b.span.start || a.span.end - b.span.end || (a.code < b.code ? -1 : 1),
  );
  return [buildSpecification(document, read, codes), diagnostics];
}
