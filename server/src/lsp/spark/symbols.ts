/** The outline of a `.spark` document, and its top elements for the search of the whole workspace. */
import {
  type AstNodeDescription,
  type LangiumCoreServices,
  type LangiumDocument,
  type LocalSymbols,
  MultiMap,
  type ScopeComputation,
} from 'langium';
import type { DocumentSymbolProvider } from 'langium/lsp';
import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { SparkDocument as SparkTree } from '../../language/generated/ast.ts';
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

/** What workspace symbol search finds: the names of top elements. Langium itself links nothing. */
export class SparkExports implements ScopeComputation {
  readonly #services: LangiumCoreServices;

  constructor(services: LangiumCoreServices) {
    this.#services = services;
  }

  async collectExportedSymbols(document: LangiumDocument): Promise<AstNodeDescription[]> {
    const { AstNodeDescriptionProvider } = this.#services.workspace;
    const { statements } = (document as LangiumDocument<SparkTree>).parseResult.value;
    return statements.flatMap((statement) => {
      const [first] = statement.args;
      const named = first?.$type === 'Use' && statement.keyword !== 'use' ? first.path.join('.') : '';
      return named === '' ? [] : [AstNodeDescriptionProvider.createDescription(statement, named, document)];
    });
  }

  async collectLocalSymbols(): Promise<LocalSymbols> {
    return new MultiMap();
  }
}
