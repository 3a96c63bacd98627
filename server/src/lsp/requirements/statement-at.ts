/** The statement at an offset of a document, by binary search, since statements stand in text order. */
import type { StatementText } from '../../model/requirements.ts';
import { touches } from '../place.ts';
import type { Analysis } from './analysis.ts';

/** The statement whose id or text is at `offset`. */
export function statementAt({ document }: Analysis, offset: number): StatementText | undefined {
  const { statements } = document;
  let low = 0;
  let high = statements.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const statement = statements[middle];
    if (!statement) return undefined;
    const start = statement.idSpan?.start ?? statement.span.start;
    if (offset < start) high = middle - 1;
    else if (offset > statement.span.end) low = middle + 1;
    else return statement;
  }
  return undefined;
}

/** The statement whose written id is at `offset`. */
export function statementIdAt(analysis: Analysis, offset: number): StatementText | undefined {
  const statement = statementAt(analysis, offset);
  return statement?.idSpan && touches(statement.idSpan, offset) ? statement : undefined;
}
