/** Search for names in the whole workspace: every named element of `.spark` documents, and what other languages export. */
import { Cancellation, interruptAndCheck } from 'langium';
import { DefaultWorkspaceSymbolProvider, type FuzzyMatcher, type LangiumSharedServices } from 'langium/lsp';
import { SymbolKind, type WorkspaceSymbol, type WorkspaceSymbolParams } from 'vscode-languageserver';
import { namedElementsOf } from '../../language/spark/index.ts';
import { locationOf } from '../place.ts';
import { type SparkDocuments, sparkDocuments } from './workspace.ts';

export class FactoryWorkspaceSymbols extends DefaultWorkspaceSymbolProvider {
  readonly #documents: SparkDocuments;
  readonly #matcher: FuzzyMatcher;

  constructor(services: LangiumSharedServices) {
    super(services);
    this.#documents = sparkDocuments(services);
    this.#matcher = services.lsp.FuzzyMatcher;
  }

  override async getSymbols(
    params: WorkspaceSymbolParams,
    token: Cancellation.CancellationToken = Cancellation.CancellationToken.None,
  ): Promise<WorkspaceSymbol[]> {
    const found = await super.getSymbols(params, token);
    const query = params.query.toLowerCase();
    const workspace = this.#documents.workspace();
    for (const source of workspace.documents) {
      await interruptAndCheck(token);
      const document = this.#documents.textDocument(source.uri);
      if (!document) continue;
      for (const { name, span, container, top } of namedElementsOf(workspace, source)) {
        if (!this.#matcher.match(query, name)) continue;
        found.push({
          name,
          kind: top ? SymbolKind.Class : SymbolKind.Property,
          location: locationOf({ document, span }),
          ...(container === undefined ? {} : { containerName: container }),
        });
      }
    }
    return found;
  }
}
