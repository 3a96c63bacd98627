/** The call hierarchy of `.spark` documents: which elements an element leads to, and which lead to it. */
import { type LangiumDocument, URI } from 'langium';
import type { CallHierarchyProvider } from 'langium/lsp';
import {
  type CallHierarchyIncomingCall,
  type CallHierarchyIncomingCallsParams,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  type CallHierarchyOutgoingCallsParams,
  type CallHierarchyPrepareParams,
  SymbolKind,
} from 'vscode-languageserver';
import type { Span } from '../../base/span.ts';
import {
  type Element,
  elementAt,
  incoming,
  outgoing,
  type SparkWorkspace,
} from '../../language/spark/index.ts';
import { rangeOf } from '../place.ts';
import type { SparkDocuments } from './workspace.ts';

export class SparkCallHierarchy implements CallHierarchyProvider {
  readonly #documents: SparkDocuments;

  constructor(documents: SparkDocuments) {
    this.#documents = documents;
  }

  prepareCallHierarchy(
    document: LangiumDocument,
    { position }: CallHierarchyPrepareParams,
  ): CallHierarchyItem[] | undefined {
    const { workspace, document: source } = this.#documents.at(document);
    const element = elementAt(workspace, source.uri, document.textDocument.offsetAt(position));
    return element && this.#item(element);
  }

  incomingCalls({ item }: CallHierarchyIncomingCallsParams): CallHierarchyIncomingCall[] | undefined {
    const found = this.#element(item);
    if (!found) return undefined;
    return incoming(found.workspace, found.element).flatMap(({ element, spans }) =>
      this.#item(element).map((from) => ({ from, fromRanges: this.#ranges(element.uri, spans) })),
    );
  }

  outgoingCalls({ item }: CallHierarchyOutgoingCallsParams): CallHierarchyOutgoingCall[] | undefined {
    const found = this.#element(item);
    if (!found) return undefined;
    return outgoing(found.workspace, found.element).flatMap(({ element, spans }) =>
      this.#item(element).map((to) => ({ to, fromRanges: this.#ranges(found.element.uri, spans) })),
    );
  }

  /** The element of an item that was given out before; a document may have changed since. */
  #element({
    uri,
    name,
    selectionRange,
  }: CallHierarchyItem): { readonly workspace: SparkWorkspace; readonly element: Element } | undefined {
    const document = this.#documents.textDocument(URI.parse(uri).toString());
    const workspace = this.#documents.workspace();
    const element = document && elementAt(workspace, document.uri, document.offsetAt(selectionRange.start));
    return element?.name === name ? { workspace, element } : undefined;
  }

  #item({ name, keyword, container, uri, span, whole, top }: Element): CallHierarchyItem[] {
    const document = this.#documents.textDocument(uri);
    if (!document) return [];
    return [
      {
        name,
        detail: container === undefined ? keyword : `${keyword} of ${container}`,
        kind: top ? SymbolKind.Class : SymbolKind.Property,
        uri,
        range: rangeOf(document, whole),
        selectionRange: rangeOf(document, span),
      },
    ];
  }

  #ranges(uri: string, spans: readonly Span[]): CallHierarchyItem['range'][] {
    const document = this.#documents.textDocument(uri);
    return document ? spans.map((span) => rangeOf(document, span)) : [];
  }
}
