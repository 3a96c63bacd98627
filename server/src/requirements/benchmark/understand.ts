/** A Specification with relationships as weak as a benchmark asks for. */
import type { RequirementsDocument } from '../../model/requirements.ts';
import type { Specification } from '../../model/specification.ts';
import { readStatement } from '../analysed-statement.ts';
import { readFacts } from '../facts/read-facts.ts';
import { buildSpecification } from '../specification.ts';

/** Like `analyze`, without findings; links at least as strong as `least` become relationships. */
export function understand(document: RequirementsDocument, least: number): Specification {
  const read = document.statements.map(readStatement).map((statement) => ({ statement, facts: readFacts(statement) }));
  return buildSpecification(document, read, [], least);
}
