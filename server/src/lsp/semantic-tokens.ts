/** Semantic tokens as both languages offer them: whole documents and ranges, from spans with a type. */
import type { LangiumDocument } from 'langium';
import { AllSemanticTokenModifiers, AllSemanticTokenTypes, type SemanticTokenProvider } from 'langium/lsp';
import {
  type SemanticTokens,
  SemanticTokensBuilder,
  type SemanticTokensOptions,
  type SemanticTokensRangeParams,
} from 'vscode-languageserver';
import type { Span } from '../base/span.ts';
import { spanOf } from './place.ts';

/** What words of a requirement do in it. The legend is one for both languages, as Langium has one for all. */
const roles = ['actor', 'action', 'object', 'trigger', 'condition', 'measure'];
const tokenTypes: Readonly<Record<string, number>> = {
  ...AllSemanticTokenTypes,
  ...Object.fromEntries(
    roles.map((role, index) => [role, Object.keys(AllSemanticTokenTypes).length + index]),
  ),
};

/** A coloured span; `type` is one of LSP's token types, or a role. */
export interface Token {
  readonly span: Span;
  readonly type: string;
}

/** The tokens of a document that touch `within`, in text order. */
export type TokensOf = (document: LangiumDocument, within: Span) => readonly Token[];

export class SpanTokens implements SemanticTokenProvider {
  readonly tokenTypes: Record<string, number> = { ...tokenTypes };
  readonly tokenModifiers = AllSemanticTokenModifiers;
  readonly semanticTokensOptions: SemanticTokensOptions = {
    legend: {
      tokenTypes: Object.keys(tokenTypes),
      tokenModifiers: Object.keys(AllSemanticTokenModifiers),
    },
    full: { delta: false },
    range: true,
  };
  readonly #tokensOf: TokensOf;

  constructor(tokensOf: TokensOf) {
    this.#tokensOf = tokensOf;
  }

  semanticHighlight(document: LangiumDocument): SemanticTokens {
    return this.#build(document, { start: 0, end: document.textDocument.getText().length });
  }

  semanticHighlightRange(document: LangiumDocument, { range }: SemanticTokensRangeParams): SemanticTokens {
    return this.#build(document, spanOf(document.textDocument, range));
  }

  /** Deltas are not offered; a client that asks all the same gets everything. */
  semanticHighlightDelta(document: LangiumDocument): SemanticTokens {
    return this.semanticHighlight(document);
  }

  #build(document: LangiumDocument, within: Span): SemanticTokens {
    const { textDocument } = document;
    const text = textDocument.getText();
    const builder = new SemanticTokensBuilder();
    for (const { span, type } of this.#tokensOf(document, within)) {
      // A token must not cross a line end: clients need not understand that it does.
      for (const piece of linesOf(text, span)) {
        const { line, character } = textDocument.positionAt(piece.start);
        builder.push(line, character, piece.end - piece.start, this.tokenTypes[type] ?? 0, 0);
      }
    }
    return builder.build();
  }
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
