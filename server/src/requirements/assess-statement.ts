/**
 * How good one statement is: 100, less what each finding on it costs by its severity and by what it stands in the way of, and
 * less what its form and its facts leave out. The weights were chosen by hand: one warning on a vague word leaves a statement
 * acceptable, two that nobody can test it or agree on it do not.
 */
import type { Diagnostic, Severity } from '../base/diagnostic.ts';
import type { RequirementsDocument, StatementText } from '../model/requirements.ts';
import type { Specification, Statement } from '../model/specification.ts';
import { factCounts } from './fact-counts.ts';

/** What takes points from a statement. */
export interface ScoreReason {
  /** What it costs, of 100. */
  readonly points: number;
  readonly text: string;
}

export interface StatementScore {
  /** 0 to 100, whole. */
  readonly score: number;
  /** Most costly first; none when the score is 100. */
  readonly reasons: readonly ScoreReason[];
  readonly facts: number;
  /** What was found on it, in text order. */
  readonly findings: readonly Diagnostic[];
}

const SEVERITY: Readonly<Record<Severity, number>> = { error: 30, warning: 14, info: 7, hint: 3 };

/** What keeps a statement from being agreed on or tested weighs more than how it is written. */
const GRAVE =
  /^req\/(?:contradiction|duplicate-|vague-|unclear-pronoun|missing-measure|undecided|escape-clause|open-ended|weak-verb|opinion|passive-)/;
const GRAVE_FACTOR = 1.3;
/** Each further finding of one kind costs half of the one before. */
const REPEATED = 0.5;

const NOTHING_UNDERSTOOD = 25;
const NO_FACTS = 8;
const NO_FORM = 5;

/** The score of each statement of a document, in its order. */
export function assessStatements(
  { statements }: RequirementsDocument,
  specification: Specification,
  diagnostics: readonly Diagnostic[],
): readonly StatementScore[] {
  const facts = factCounts(specification);
  const findings = findingsOf(statements, diagnostics);
  return statements.map(({ id }, index) =>
    assessStatement(specification.statements[index], findings[index] ?? [], facts.get(id) ?? 0),
  );
}

function assessStatement(
  statement: Statement | undefined,
  findings: readonly Diagnostic[],
  facts: number,
): StatementScore {
  const byCode = new Map<string, { severity: Severity; count: number }>();
  for (const { code, severity } of findings)
    byCode.set(code, { severity, count: (byCode.get(code)?.count ?? 0) + 1 });
  const reasons: ScoreReason[] = [...byCode].map(([code, { severity, count }]) => {
    const times = (1 - REPEATED ** count) / (1 - REPEATED);
    const points = SEVERITY[severity] * times * (GRAVE.test(code) ? GRAVE_FACTOR : 1);
    return { points: Math.round(points), text: count === 1 ? code : `${code}, ${count} times` };
  });
  if (statement && facts === 0) {
    const silent = statement.actions.length === 0 && statement.entities.length === 0;
    reasons.push(
      silent
        ? { points: NOTHING_UNDERSTOOD, text: 'nothing was understood of it' }
        : { points: NO_FACTS, text: 'it adds no fact to the specification' },
    );
  }
  if (statement?.kind === 'prose' && facts === 0)
    reasons.push({ points: NO_FORM, text: 'it has no known form' });
  reasons.sort((a, b) => b.points - a.points);
  const lost = reasons.reduce((sum, { points }) => sum + points, 0);
  return { score: Math.max(0, 100 - lost), reasons, facts, findings };
}

/** The findings of each statement; one on its id is its own, one on no statement is left out. */
function findingsOf(
  statements: readonly StatementText[],
  diagnostics: readonly Diagnostic[],
): readonly (readonly Diagnostic[])[] {
  const found = statements.map((): Diagnostic[] => []);
  for (const diagnostic of diagnostics) {
    const { start } = diagnostic.span;
    let low = 0;
    let high = statements.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (startOf(statements[middle]) <= start) low = middle;
      else high = middle - 1;
    }
    const statement = statements[low];
    if (statement && startOf(statement) <= start && start <= statement.span.end) found[low]?.push(diagnostic);
  }
  return found;
}

function startOf(statement: StatementText | undefined): number {
  return statement ? (statement.idSpan?.start ?? statement.span.start) : 0;
}

/** The mean of some scores, whole; 0 when there are none. */
export function meanScore(scores: readonly StatementScore[]): number {
  if (scores.length === 0) return 0;
  return Math.round(scores.reduce((sum, { score }) => sum + score, 0) / scores.length);
}
