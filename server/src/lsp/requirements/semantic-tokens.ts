/** Semantic tokens of `.req` documents: ids, and the words that {@link highlightsOf} finds a role for. */
import type { LangiumDocument } from 'langium';
import type { Span } from '../../base/span.ts';
import { SpanTokens, type Token } from '../semantic-tokens.ts';
import { analysisOf } from './analysis.ts';
import { highlightsOf } from './highlight.ts';

export class RequirementsSemanticTokens extends SpanTokens {
  constructor() {
    super(tokensOf);
  }
}

function tokensOf(document: LangiumDocument, within: Span): Token[] {
  const analysis = analysisOf(document);
  const text = document.textDocument.getText();
  const understood = new Map(
    analysis.specification.statements.map((statement) => [statement.span.start, statement]),
  );
  return analysis.document.statements
    .filter(({ span, idSpan }) => (idSpan ?? span).start < within.end && within.start < span.end)
    .flatMap(({ span, idSpan }) => {
      const statement = understood.get(span.start);
      const words = statement ? highlightsOf(analysis, statement, text) : [];
      return [
        ...(idSpan ? [{ span: idSpan, type: 'enumMember' }] : []),
        ...words.map((word) => ({ span: word.span, type: word.role })),
      ];
    });
}
