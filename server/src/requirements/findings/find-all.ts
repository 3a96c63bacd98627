/** Runs every kind of finding over a document. */
import type { Diagnostic } from '../../base/diagnostic.ts';
import type { Span } from '../../base/span.ts';
import type { ReadStatement } from '../specification.ts';
import type { Found, ReadDocument } from './finding.ts';
import { requirementFindings } from './registry.ts';

/** All findings, in no particular order; kinds whose code is in `disabled` are left out. */
export function findAll(document: ReadDocument, disabled: ReadonlySet<string>): readonly Found[] {
  const found: Found[] = [];
  document.statements.forEach((read, statement) => {
    const { start } = read.statement.source.span;
    for (const diagnostic of inStatement(read))
      if (!disabled.has(diagnostic.code)) found.push({ statement, diagnostic: moved(diagnostic, start) });
  });
  for (const finding of requirementFindings) {
    if (disabled.has(finding.kind.code)) continue;
    for (const one of finding.inDocument?.(document) ?? []) found.push(one);
  }
  return found;
}

/** What was found in texts that are still remembered, as if each stood at the start of a document. */
const remembered = new WeakMap<ReadStatement['statement']['sentences'], readonly Diagnostic[]>();

function inStatement(read: ReadStatement): readonly Diagnostic[] {
  const { sentences, source } = read.statement;
  let found = remembered.get(sentences);
  if (found === undefined) {
    const span = { start: 0, end: source.text.length };
    const alone: ReadStatement = { ...read, statement: { ...read.statement, source: { ...source, span } } };
    found = requirementFindings.flatMap((finding) => finding.inStatement?.(alone) ?? []);
    remembered.set(sentences, found);
  }
  return found;
}

function moved(diagnostic: Diagnostic, by: number): Diagnostic {
  const shift = ({ start, end }: Span): Span => ({ start: start + by, end: end + by });
  const fixes = diagnostic.fixes.map((fix) => ({
    ...fix,
    edits: fix.edits.map(({ span, newText }) => ({ span: shift(span), newText })),
  }));
  return { ...diagnostic, span: shift(diagnostic.span), fixes };
}
