/** A Specification with relationships as weak as a benchmark asks for. */
import type { RequirementsDocument } from '../../model/requirements.ts';
import type { Specification } from '../../model/specification.ts';
import { readStatement } from '../analysed-statement.ts';
import { buildSpecification, withFacts } from '../specification.ts';

/** Like `analyze`, without findings; links at least as strong as `least` become relationships. */
export function understand(document: RequirementsDocument, least: number): Specification {
  return buildSpecification(document, withFacts(document.statements.map(readStatement)), [], least);
}
