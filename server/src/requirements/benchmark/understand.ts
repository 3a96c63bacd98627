/** A Specification with relationships as weak as a benchmark asks for. */
import type { RequirementsDocument } from '../../model/requirements.ts';
import type { Specification } from '../../model/specification.ts';
import { readStatement } from '../analysed-statement.ts';
import { buildSpecification, type RelationshipChoice, withFacts } from '../specification.ts';

/** Like `analyze`, without findings and with the relationships of `choice`. */
export function understand(document: RequirementsDocument, choice: RelationshipChoice): Specification {
  return buildSpecification(document, withFacts(document.statements.map(readStatement)), [], choice);
}
