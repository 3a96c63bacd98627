/** A benchmark text as the engine sees statements. */
import { type AnalysedStatement, readStatement } from '../analysed-statement.ts';

export function statementOf(id: string, text: string): AnalysedStatement {
  return readStatement({ id, text, span: { start: 0, end: text.length }, fields: new Map() });
}
