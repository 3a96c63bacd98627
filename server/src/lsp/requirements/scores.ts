/** The scores of a document's statements, worked out once for each of its versions, when they are first asked for. */
import { Kept } from '../../base/kept.ts';
import type { StatementText } from '../../model/requirements.ts';
import { assessStatements, meanScore, type StatementScore } from '../../requirements/index.ts';
import type { Analysis } from './analysis.ts';

type Scores = ReadonlyMap<StatementText, StatementScore>;
const known = new Kept<Analysis, Scores>();

/** Statement → its score. */
export function scoresOf(analysis: Analysis): Scores {
  let scores = known.get(analysis);
  if (scores === undefined) {
    const { document, specification, diagnostics } = analysis;
    const list = assessStatements(document, specification, diagnostics);
    scores = new Map(
      document.statements.flatMap((statement, index) => {
        const score = list[index];
        return score ? [[statement, score] as const] : [];
      }),
    );
    known.set(analysis, scores);
  }
  return scores;
}

/** The mean score of some statements; undefined when there are none. */
export function meanOf(analysis: Analysis, statements: readonly StatementText[]): number | undefined {
  const scores = scoresOf(analysis);
  const found = statements.flatMap((statement) => scores.get(statement) ?? []);
  return found.length === 0 ? undefined : meanScore(found);
}
