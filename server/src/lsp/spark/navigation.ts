/** Go to definition and find references in `.spark` documents, within one and across them. */
import type { LangiumDocument } from 'langium';
import type { DefinitionProvider, ReferencesProvider } from 'langium/lsp';
import type { DefinitionParams, Location, LocationLink, ReferenceParams } from 'vscode-languageserver';
import { definitionAt, placesOf, symbolAt } from '../../language/spark/index.ts';
import { linkOf, locationOf } from '../place.ts';
import type { SparkDocuments } from './workspace.ts';

export class SparkDefinition implements DefinitionProvider {
  readonly #documents: SparkDocuments;

  constructor(documents: SparkDocuments) {
    this.#documents = documents;
  }

  /** Words of the prelude lead to its documents, which are no files: the client asks for their texts. */
  getDefinition(document: LangiumDocument, { position }: DefinitionParams): LocationLink[] | undefined {
    const { workspace, document: source } = this.#documents.at(document);
    const found = definitionAt(workspace, source, document.textDocument.offsetAt(position));
    if (!found) return undefined;
    const origin = { document: document.textDocument, span: found.span };
    return found.places.flatMap(({ uri, span, whole }) => {
      const target = this.#documents.textDocument(uri);
      return target ? [linkOf(origin, { document: target, span, whole })] : [];
    });
  }
}

export class SparkReferences implements ReferencesProvider {
  readonly #documents: SparkDocuments;

  constructor(documents: SparkDocuments) {
    this.#documents = documents;
  }

  findReferences(document: LangiumDocument, { position, context }: ReferenceParams): Location[] {
    const { workspace, document: source } = this.#documents.at(document);
    const symbol = symbolAt(workspace, source, document.textDocument.offsetAt(position));
    if (!symbol) return [];
    return placesOf(workspace, symbol).flatMap(({ uri, span, declares }) => {
      const target = this.#documents.textDocument(uri);
      return target && (context.includeDeclaration || !declares)
        ? [locationOf({ document: target, span })]
        : [];
    });
  }
}
