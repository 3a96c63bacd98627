/** Completion in `.spark` documents. */
import type { LangiumDocument } from 'langium';
import type { CompletionProvider, LanguageServer } from 'langium/lsp';
import {
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  CompletionList,
  type CompletionParams,
  InsertTextFormat,
} from 'vscode-languageserver';
import type { Span } from '../../base/span.ts';
import { completeAt, type Suggestion } from '../../language/spark/index.ts';
import { toTextEdits } from '../fixes.ts';
import { rangeOf } from '../place.ts';
import type { SparkDocuments } from './workspace.ts';

const kinds: Readonly<Record<Suggestion['kind'], CompletionItemKind>> = {
  section: CompletionItemKind.Module,
  entity: CompletionItemKind.Class,
  option: CompletionItemKind.Property,
  function: CompletionItemKind.Function,
  value: CompletionItemKind.Value,
  reference: CompletionItemKind.Reference,
  argument: CompletionItemKind.Field,
};

type CompletionEdit = NonNullable<CompletionItem['textEdit']>;

export class SparkCompletion implements CompletionProvider {
  readonly completionOptions = { triggerCharacters: [' ', '[', '(', ':', ',', '.', '^', '`'] };
  readonly #documents: SparkDocuments;
  /** Whether the client lets people choose between keeping what stands behind the cursor and replacing it. */
  #keepsRest = false;

  constructor(documents: SparkDocuments, server: LanguageServer) {
    this.#documents = documents;
    server.onInitialize(({ capabilities }) => {
      this.#keepsRest = capabilities.textDocument?.completion?.completionItem?.insertReplaceSupport === true;
    });
  }

  async getCompletion(document: LangiumDocument, { position }: CompletionParams): Promise<CompletionList> {
    const { workspace, document: source } = this.#documents.at(document);
    const offset = document.textDocument.offsetAt(position);
    const { span, suggestions } = completeAt(workspace, source, offset);
    // Clients compare with what stands before the cursor, the quote included.
    const quote = source.text.startsWith('`', span.start) ? '`' : '';
    const items = suggestions.map(
      ({ label, kind, detail, doc, snippet, rank, start, deprecated, edits }): CompletionItem => ({
        label,
        ...(quote === '' ? {} : { filterText: `${quote}${label}` }),
        kind: kinds[kind],
        detail,
        // Beside every label, where `detail` would be seen of the one that is chosen only.
        ...(detail.startsWith(label) ? {} : { labelDetails: { description: detail } }),
        ...(doc === undefined ? {} : { documentation: { kind: 'markdown', value: doc } }),
        sortText: `${rank}${label}`,
        insertTextFormat: InsertTextFormat.Snippet,
        textEdit: this.#edit(document, { start: start ?? span.start, end: span.end }, offset, snippet),
        ...(deprecated ? { tags: [CompletionItemTag.Deprecated] } : {}),
        ...(edits ? { additionalTextEdits: toTextEdits(document.textDocument, edits) } : {}),
      }),
    );
    return CompletionList.create(items, false);
  }

  #edit({ textDocument }: LangiumDocument, span: Span, offset: number, newText: string): CompletionEdit {
    const replace = rangeOf(textDocument, span);
    if (!this.#keepsRest) return { range: replace, newText };
    return { insert: rangeOf(textDocument, { start: span.start, end: offset }), replace, newText };
  }
}
