/** Rename in `.spark` documents, within one and across them. */
import type { LangiumDocument } from 'langium';
import type { RenameProvider } from 'langium/lsp';
import {
  LSPErrorCodes,
  type Range,
  type RenameParams,
  ResponseError,
  type TextDocumentPositionParams,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { rename, renameSpan } from '../../language/spark/index.ts';
import { rangeOf } from '../place.ts';
import type { SparkDocuments } from './workspace.ts';

export class SparkRename implements RenameProvider {
  readonly #documents: SparkDocuments;

  constructor(documents: SparkDocuments) {
    this.#documents = documents;
  }

  prepareRename(document: LangiumDocument, { position }: TextDocumentPositionParams): Range | undefined {
    const { workspace, document: source } = this.#documents.at(document);
    const span = renameSpan(workspace, source, document.textDocument.offsetAt(position));
    return span && rangeOf(document.textDocument, span);
  }

  rename(document: LangiumDocument, { position, newName }: RenameParams): WorkspaceEdit {
    const { workspace, document: source } = this.#documents.at(document);
    const edits = rename(workspace, source, document.textDocument.offsetAt(position), newName);
    if ('refused' in edits) throw new ResponseError(LSPErrorCodes.RequestFailed, edits.refused);
    const changes: Record<string, TextEdit[]> = {};
    for (const [uri, ofDocument] of edits) {
      const target = this.#documents.textDocument(uri);
      if (target)
        changes[uri] = ofDocument.map(({ span, newText }) => ({ range: rangeOf(target, span), newText }));
    }
    return { changes };
  }
}
