/** Semantic tokens of `.req` documents: ids, the words that {@link highlightsOf} finds a role for, and names in corrections. */
import type { LangiumDocument } from 'langium';
import type { Span } from '../../base/span.ts';
import { SpanTokens, type Token } from '../semantic-tokens.ts';
import { analysisOf } from './analysis.ts';
import { highlightsOf } from './highlight.ts';
import { nounsIn } from './nouns.ts';

export class RequirementsSemanticTokens extends SpanTokens {
  constructor() {
    super(tokensOf);
  }
}

function tokensOf(document: LangiumDocument, within: Span): Token[] {
  const analysis = analysisOf(document);
  const { text } = analysis;
  const touches = (span: Span): boolean => span.start < within.end && within.start < span.end;
  const statements = analysis.document.statements
    .filter(({ span, idSpan }) => touches({ start: (idSpan ?? span).start, end: span.end }))
    .flatMap((statement) => [
      ...(statement.idSpan ? [{ span: statement.idSpan, type: 'enumMember' }] : []),
      ...highlightsOf(analysis, statement, text).map(({ span, role }) => ({ span, type: role })),
    ]);
  const corrections = (analysis.document.corrections ?? [])
    .filter(({ span }) => touches(span))
    .flatMap(({ span }) =>
      nounsIn(analysis, text, span).map((noun) => ({ span: noun.span, type: 'object' })),
    );
  return corrections.length === 0
    ? statements
    : [...statements, ...corrections].sort((a, b) => a.span.start - b.span.start);
}
