/** Semantic tokens of `.spark` documents: colours that know the schemas. */
import type { LangiumDocument } from 'langium';
import { AllSemanticTokenModifiers, AllSemanticTokenTypes, type SemanticTokenProvider } from 'langium/lsp';
import {
  type SemanticTokens,
  SemanticTokensBuilder,
  type SemanticTokensOptions,
  type SemanticTokensRangeParams,
} from 'vscode-languageserver';
import type { Span } from '../../base/span.ts';
import { highlightsOf } from '../../language/spark/index.ts';
import { spanOf } from '../place.ts';
import type { SparkDocuments } from './workspace.ts';

export class SparkSemanticTokens implements SemanticTokenProvider {
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
  readonly #documents: SparkDocuments;

  constructor(documents: SparkDocuments) {
    this.#documents = documents;
  }

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
    const { workspace, document: source } = this.#documents.at(document);
    const builder = new SemanticTokensBuilder();
    for (const { span, role } of highlightsOf(workspace, source)) {
      if (span.end <= within.start || span.start >= within.end) continue;
      const { line, character } = document.textDocument.positionAt(span.start);
      // Names and keywords never cross the end of a line.
      builder.push(line, character, span.end - span.start, this.tokenTypes[role] ?? 0, 0);
    }
    return builder.build();
  }
}
