/** English → Specification with findings: synchronous, deterministic, and never throwing for bad input. */
import type { Diagnostic, Result } from '../base/diagnostic.ts';
import type { RequirementsDocument } from '../model/requirements.ts';
import type { Specification } from '../model/specification.ts';
import { type ReadOne, readStatement } from './analysed-statement.ts';
import { findAll } from './findings/find-all.ts';
import type { Choice } from './findings/finding.ts';
import { buildSpecification, withFacts } from './specification.ts';

/** Which kinds of findings are looked for. */
export type AnalyzeOptions = Choice;

/** What is wrong with a document, and what it asks for: the latter is put together when somebody wants it. */
export interface Analysed {
  readonly diagnostics: readonly Diagnostic[];
  readonly specification: Specification;
}

/** {@link examine}, both at once. */
export function analyze(...what: Parameters<typeof examine>): Result<Specification> {
  const { specification, diagnostics } = examine(...what);
  return [specification, diagnostics];
}

/**
 * Reads a document: what is wrong with how it says what it asks for, and what that is. Spans are offsets in the document.
 * @param readOne reads a statement; what it remembers makes the next reading fast, and changes nothing of the result
 */
export function examine(
  document: RequirementsDocument,
  options: AnalyzeOptions = {},
  readOne: ReadOne = readStatement,
): Analysed {
  const read = withFacts(document.statements.map(readOne));
  const found = findAll({ document, statements: read }, options);
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
  let specification: Specification | undefined;
  return {
    diagnostics,
    get specification() {
      specification ??= buildSpecification(document, read, codes);
      return specification;
    },
  };
}
