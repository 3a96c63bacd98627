/** Links in `.spark` documents: to the files that they name, and to the definitions that they use. */
import type { LangiumDocument } from 'langium';
import type { DocumentLinkProvider } from 'langium/lsp';
import type { DocumentLink } from 'vscode-languageserver';
import { linksOf } from '../../language/spark/index.ts';
import { rangeOf } from '../place.ts';
import type { SparkDocuments } from './workspace.ts';

export class SparkDocumentLinks implements DocumentLinkProvider {
  readonly #documents: SparkDocuments;

  constructor(documents: SparkDocuments) {
    this.#documents = documents;
  }

  getDocumentLinks(document: LangiumDocument): DocumentLink[] {
    const { workspace, document: source } = this.#documents.at(document);
    return linksOf(workspace, source).map(({ span, uri, place }) => {
      const target = place && this.#documents.textDocument(uri)?.positionAt(place.start);
      const fragment = target ? `#L${target.line + 1},${target.character + 1}` : '';
      return { range: rangeOf(document.textDocument, span), target: `${uri}${fragment}` };
    });
  }
}
