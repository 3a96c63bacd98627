/** Code actions in `.spark` documents: fixes of findings, comments that allow them, and refactorings. */
import type { LangiumDocument } from 'langium';
import type { CodeActionProvider, LanguageServer } from 'langium/lsp';
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import {
  actionsAt,
  refactorings,
  type SparkAction,
  suppressFixes,
  suppressible,
} from '../../language/spark/index.ts';
import { FixProvider, isWanted, toTextEdits } from '../fixes.ts';
import { spanOf } from '../place.ts';
import type { SparkDocuments } from './workspace.ts';

/** All kinds of code action that the server may offer, so that a client can ask for them when it saves a file. */
export const codeActionKinds: readonly string[] = [
  CodeActionKind.QuickFix,
  CodeActionKind.SourceFixAll,
  ...refactorings.map(({ kind }) => kind),
];

export class SparkCodeActions implements CodeActionProvider {
  readonly #documents: SparkDocuments;
  readonly #fixes: FixProvider;
  /** Whether the client creates files that an edit speaks of. */
  #createsFiles = false;

  constructor(documents: SparkDocuments, server: LanguageServer) {
    this.#documents = documents;
    this.#fixes = new FixProvider({
      diagnosticsOf: (document) => documents.diagnosticsOf(document),
      otherFixes: (document, diagnostic) =>
        suppressible.has(diagnostic.code) ? suppressFixes(documents.at(document).document, diagnostic) : [],
    });
    server.onInitialize(({ capabilities }) => {
      const { documentChanges, resourceOperations } = capabilities.workspace?.workspaceEdit ?? {};
      this.#createsFiles = documentChanges === true && resourceOperations?.includes('create') === true;
    });
  }

  getCodeActions(document: LangiumDocument, params: CodeActionParams): CodeAction[] {
    const { workspace, document: source } = this.#documents.at(document);
    const span = spanOf(document.textDocument, params.range);
    const actions = actionsAt(workspace, source, span, (kind) => isWanted(kind, params.context));
    return [
      ...this.#fixes.getCodeActions(document, params),
      ...actions.flatMap((action) => this.#toCodeAction(action) ?? []),
    ];
  }

  #toCodeAction(action: SparkAction): CodeAction | undefined {
    const { title, kind, created } = action;
    if (created && !this.#createsFiles) return undefined;
    const edit = created ? this.#withNewFiles(action, created) : this.#plain(action);
    return { title, kind, edit };
  }

  #plain({ edits }: SparkAction): WorkspaceEdit {
    const changes = [...edits].flatMap(([uri, ofDocument]) => {
      const target = this.#documents.textDocument(uri);
      return target ? [[uri, toTextEdits(target, ofDocument)] as const] : [];
    });
    return { changes: Object.fromEntries(changes) };
  }

  #withNewFiles({ edits }: SparkAction, created: ReadonlyMap<string, string>): WorkspaceEdit {
    const start = { line: 0, character: 0 };
    const files = [...created].flatMap(
      ([uri, text]): NonNullable<WorkspaceEdit['documentChanges']> => [
        { kind: 'create', uri },
        { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText: text }] },
      ],
    );
    const changed = [...edits].flatMap(([uri, ofDocument]): TextDocumentEdit[] => {
      const target = this.#documents.textDocument(uri);
      return target ? [{ textDocument: { uri, version: null }, edits: toTextEdits(target, ofDocument) }] : [];
    });
    return { documentChanges: [...files, ...changed] };
  }
}
