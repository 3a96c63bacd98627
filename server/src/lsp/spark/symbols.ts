/** The outline of a `.spark` document. */
import type { LangiumDocument } from 'langium';
import type { DocumentSymbolProvider } from 'langium/lsp';
import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type OutlineEntry, outlineOf } from '../../language/spark/index.ts';
import { rangeOf } from '../place.ts';
import type { SparkDocuments } from './workspace.ts';

export class SparkSymbols implements DocumentSymbolProvider {
  readonly #documents: SparkDocuments;

  constructor(documents: SparkDocuments) {
    this.#documents = documents;
  }

  getSymbols(document: LangiumDocument): DocumentSymbol[] {
    const { workspace, document: source } = this.#documents.at(document);
    return outlineOf(workspace, source).map((entry) => symbol(document.textDocument, entry));
  }
}

function symbol(document: TextDocument, entry: OutlineEntry): DocumentSymbol {
  return {
    name: entry.name,
    detail: entry.detail,
    kind: kindOf(entry),
    range: rangeOf(document, entry.span),
    selectionRange: rangeOf(document, entry.nameSpan),
    children: entry.children.map((child) => symbol(document, child)),
  };
}

function kindOf({ role, depth }: OutlineEntry): SymbolKind {
  if (role === 'section') return SymbolKind.Namespace;
  return depth === 0 ? SymbolKind.Class : SymbolKind.Property;
}
