/** Rename in `.spark` documents, within one and across them. */
import type { LangiumDocument } from 'langium';
import type { LanguageServer, RenameProvider } from 'langium/lsp';
import {
  LSPErrorCodes,
  type Range,
  type RenameParams,
  ResponseError,
  type TextDocumentPositionParams,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { rename, renameSpan } from '../../language/spark/index.ts';
import { toTextEdits } from '../fixes.ts';
import { rangeOf } from '../place.ts';
import type { SparkDocuments } from './workspace.ts';

export class SparkRename implements RenameProvider {
  readonly #documents: SparkDocuments;
  /** Whether the client looks at the versions that edits are for. */
  #knowsVersions = false;

  constructor(documents: SparkDocuments, server: LanguageServer) {
    this.#documents = documents;
    server.onInitialize(({ capabilities }) => {
      this.#knowsVersions = capabilities.workspace?.workspaceEdit?.documentChanges === true;
    });
  }

  /** Why a name cannot be renamed is an error, which the client shows before anybody types another. */
  prepareRename(document: LangiumDocument, { position }: TextDocumentPositionParams): Range | undefined {
    const { workspace, document: source } = this.#documents.at(document);
    const span = renameSpan(workspace, source, document.textDocument.offsetAt(position));
    if (span && 'refused' in span) throw new ResponseError(LSPErrorCodes.RequestFailed, span.refused);
    return span && rangeOf(document.textDocument, span);
  }

  rename(document: LangiumDocument, { position, newName }: RenameParams): WorkspaceEdit {
    const { workspace, document: source } = this.#documents.at(document);
    const edits = rename(workspace, source, document.textDocument.offsetAt(position), newName);
    if ('refused' in edits) throw new ResponseError(LSPErrorCodes.RequestFailed, edits.refused);
    const changed = [...edits].flatMap(([uri, ofDocument]) => {
      const target = this.#documents.textDocument(uri);
      return target ? [{ uri, edits: toTextEdits(target, ofDocument) }] : [];
    });
    if (!this.#knowsVersions)
      return { changes: Object.fromEntries(changed.map((each) => [each.uri, each.edits])) };
    // An edit for a version that is no longer there is not done, and half a rename would be worse than none.
    const documentChanges = changed.map((each) => ({
      textDocument: { uri: each.uri, version: this.#documents.version(each.uri) },
      edits: each.edits,
    }));
    return { documentChanges };
  }
}
