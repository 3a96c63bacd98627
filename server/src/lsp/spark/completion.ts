/** Completion in `.spark` documents. */
import type { LangiumDocument } from 'langium';
import type { CompletionProvider } from 'langium/lsp';
import {
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  CompletionList,
  type CompletionParams,
  InsertTextFormat,
} from 'vscode-languageserver';
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

export class SparkCompletion implements CompletionProvider {
  readonly completionOptions = { triggerCharacters: [' ', '[', '(', ':', ','] };
  readonly #documents: SparkDocuments;

  constructor(documents: SparkDocuments) {
    this.#documents = documents;
  }

  async getCompletion(document: LangiumDocument, { position }: CompletionParams): Promise<CompletionList> {
    const { workspace, document: source } = this.#documents.at(document);
    const offset = document.textDocument.offsetAt(position);
    const { span, suggestions } = completeAt(workspace, source, offset);
    const range = rangeOf(document.textDocument, span);
    const items = suggestions.map(
      ({ label, kind, detail, doc, snippet, rank, deprecated, edits }): CompletionItem => ({
        label,
        kind: kinds[kind],
        detail,
        // Beside every label, where `detail` would be seen of the one that is chosen only.
        ...(detail.startsWith(label) ? {} : { labelDetails: { description: detail } }),
        ...(doc === undefined ? {} : { documentation: { kind: 'markdown', value: doc } }),
        sortText: `${rank}${label}`,
        insertTextFormat: InsertTextFormat.Snippet,
        textEdit: { range, newText: snippet },
        ...(deprecated ? { tags: [CompletionItemTag.Deprecated] } : {}),
        ...(edits ? { additionalTextEdits: toTextEdits(document.textDocument, edits) } : {}),
      }),
    );
    return CompletionList.create(items, false);
  }
}
