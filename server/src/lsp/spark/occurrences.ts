/** The places of the name under the cursor, in its own document. */
import type { LangiumDocument } from 'langium';
import type { DocumentHighlightProvider } from 'langium/lsp';
import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type DocumentHighlightParams,
} from 'vscode-languageserver';
import { placesOf, symbolAt } from '../../language/spark/index.ts';
import { rangeOf } from '../place.ts';
import type { SparkDocuments } from './workspace.ts';

export class SparkOccurrences implements DocumentHighlightProvider {
  readonly #documents: SparkDocuments;

  constructor(documents: SparkDocuments) {
    this.#documents = documents;
  }

  getDocumentHighlight(
    document: LangiumDocument,
    { position }: DocumentHighlightParams,
  ): DocumentHighlight[] | undefined {
    const { workspace, document: source } = this.#documents.at(document);
    const symbol = symbolAt(workspace, source, document.textDocument.offsetAt(position));
    if (!symbol) return undefined;
    return placesOf(workspace, symbol)
      .filter(({ uri }) => uri === source.uri)
      .map(({ span, declares }) => ({
        range: rangeOf(document.textDocument, span),
        kind: declares ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
      }));
  }
}
