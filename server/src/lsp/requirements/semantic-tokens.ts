/** Semantic tokens of `.req` documents: ids, field names, and the words that {@link highlightsOf} finds a role for. */
import type { LangiumDocument } from 'langium';
import { AllSemanticTokenModifiers, AllSemanticTokenTypes, type SemanticTokenProvider } from 'langium/lsp';
import {
  type SemanticTokens,
  SemanticTokensBuilder,
  type SemanticTokensOptions,
  type SemanticTokensRangeParams,
} from 'vscode-languageserver';
import type { Span } from '../../base/span.ts';
import { spanOf } from '../place.ts';
import { analysisOf } from './analysis.ts';
import { highlightsOf } from './highlight.ts';

interface Token {
  readonly span: Span;
  readonly type: string;
}

export class RequirementsSemanticTokens implements SemanticTokenProvider {
  readonly tokenTypes = AllSemanticTokenTypes;
  readonly tokenModifiers = AllSemanticTokenModifiers;
  readonly semanticTokensOptions: SemanticTokensOptions = {
    legend: {
      tokenTypes: Object.keys(AllSemanticTokenTypes),
      tokenModifiers: Object.keys(AllSemanticTokenModifiers),
    },
    full: { delta: false },
    range: true,
  };

  semanticHighlight(document: LangiumDocument): SemanticTokens {
    return this.#tokens(document, { start: 0, end: document.textDocument.getText().length });
  }

  semanticHighlightRange(document: LangiumDocument, { range }: SemanticTokensRangeParams): SemanticTokens {
    return this.#tokens(document, spanOf(document.textDocument, range));
  }

  /** Deltas are not offered; a client that asks all the same gets everything. */
  semanticHighlightDelta(document: LangiumDocument): SemanticTokens {
    return this.semanticHighlight(document);
  }

  #tokens(document: LangiumDocument, within: Span): SemanticTokens {
    const { textDocument } = document;
    const text = textDocument.getText();
    const builder = new SemanticTokensBuilder();
    for (const { span, type } of tokensOf(document, within)) {
      // A token must not cross a line end: clients need not understand that it does.
      for (const piece of linesOf(text, span)) {
        const { line, character } = textDocument.positionAt(piece.start);
        builder.push(line, character, piece.end - piece.start, this.tokenTypes[type] ?? 0, 0);
      }
    }
    return builder.build();
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

function linesOf(text: string, span: Span): Span[] {
  const pieces: Span[] = [];
  let start = span.start;
  while (start < span.end) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? span.end : Math.min(newline, span.end);
    const trimmed = text[end - 1] === '\r' ? end - 1 : end;
    if (trimmed > start) pieces.push({ start, end: trimmed });
    start = end + 1;
  }
  return pieces;
}
