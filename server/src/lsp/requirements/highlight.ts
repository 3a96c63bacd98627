/** Which words of a statement are coloured as what: the parts that the engine finds, and the names it knows besides. */
import type { Span } from '../../base/span.ts';
import type { StatementText } from '../../model/requirements.ts';
import { type PartRole, partsOf } from '../../requirements/index.ts';
import type { Analysis } from './analysis.ts';
import { nounsIn } from './nouns.ts';

export interface Highlight {
  readonly span: Span;
  readonly role: PartRole;
}

/** The highlights of one statement, from left to right, none overlapping another. */
export function highlightsOf(analysis: Analysis, statement: StatementText, text: string): Highlight[] {
  const { start, end } = statement.span;
  const parts = partsOf(statement).map((part) => ({
    role: part.role,
    span: { start: start + part.start, end: start + part.end },
  }));
  // In the names of things that a sentence only mentions, too; a condition keeps its colour around them.
  const free = nounsIn(analysis, text, { start, end }).filter(
    ({ span }) => !parts.some((part) => part.span.start < span.end && span.start < part.span.end),
  );
  const nouns = free.map(({ span }) => ({ role: 'object' as const, span }));
  return [...parts, ...nouns].sort((a, b) => a.span.start - b.span.start);
}
