/** English → Specification with findings: synchronous, deterministic, and never throwing for bad input. */
import type { Diagnostic, Result } from '../base/diagnostic.ts';
import type { RequirementsDocument } from '../model/requirements.ts';
import type { Specification } from '../model/specification.ts';
import { type ReadOne, readStatement } from './analysed-statement.ts';
import { findAll } from './findings/find-all.ts';
import type { Choice, Found } from './findings/finding.ts';
import { readKept } from './kept-reading.ts';
import { buildSpecification, type ReadStatement } from './specification.ts';

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
  const read = readKept(document, readOne);
  const { statements } = read;
  const found = findAll(read, options);
  let specification: Specification | undefined;
  return {
    diagnostics: found.map(({ diagnostic }) => diagnostic).sort(inTextOrder),
    get specification() {
      specification ??= buildSpecification(document, statements, codesOn(statements, found));
      return specification;
    },
  };
}

/** By place, code and message: of what stands in one place, the order is always the same, too. */
function inTextOrder(a: Diagnostic, b: Diagnostic): number {
  const byPlace = a.span.start - b.span.start || a.span.end - b.span.end;
  if (byPlace !== 0) return byPlace;
  if (a.code !== b.code) return a.code < b.code ? -1 : 1;
  return a.message === b.message ? 0 : a.message < b.message ? -1 : 1;
}

/** The codes that were found on each statement, each once. */
function codesOn(
  statements: readonly ReadStatement[],
  found: readonly Found[],
): readonly (readonly string[])[] {
  const codes = statements.map((): string[] => []);
  for (const { statement, diagnostic } of found) {
    const list = codes[statement];
    if (list !== undefined && !list.includes(diagnostic.code)) list.push(diagnostic.code);
  }
  return codes;
}
