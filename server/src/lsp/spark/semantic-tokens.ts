/** Semantic tokens of `.spark` documents: colours that know the schemas. */
import { highlightsOf } from '../../language/spark/index.ts';
import { SpanTokens } from '../semantic-tokens.ts';
import type { SparkDocuments } from './workspace.ts';

export class SparkSemanticTokens extends SpanTokens {
  constructor(documents: SparkDocuments) {
    super((document, within) => {
      const { workspace, document: source } = documents.at(document);
      return highlightsOf(workspace, source)
        .filter(({ span }) => span.end > within.start && span.start < within.end)
        .map(({ span, role }) => ({ span, type: role }));
    });
  }
}
