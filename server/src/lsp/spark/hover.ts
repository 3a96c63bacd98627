/** Hover in `.spark` documents. */
import type { LangiumDocument } from 'langium';
import type { HoverProvider } from 'langium/lsp';
import type { Hover, HoverParams } from 'vscode-languageserver';
import { hoverAt } from '../../language/spark/index.ts';
import { rangeOf } from '../place.ts';
import type { SparkDocuments } from './workspace.ts';

export class SparkHover implements HoverProvider {
  readonly #documents: SparkDocuments;

  constructor(documents: SparkDocuments) {
    this.#documents = documents;
  }

  getHoverContent(document: LangiumDocument, { position }: HoverParams): Hover | undefined {
    const { workspace, document: source } = this.#documents.at(document);
    const hover = hoverAt(workspace, source, document.textDocument.offsetAt(position));
    return (
      hover && {
        contents: { kind: 'markdown', value: hover.markdown },
        range: rangeOf(document.textDocument, hover.span),
      }
    );
  }
}
