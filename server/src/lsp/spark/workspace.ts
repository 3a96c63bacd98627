/** The `.spark` documents that the server knows, as the language sees them; made once for each of their versions. */
import { type LangiumDocument, type LangiumSharedCoreServices, URI } from 'langium';
import type { Diagnostic } from '../../base/diagnostic.ts';
import type { SparkDocument as SparkTree } from '../../language/generated/ast.ts';
import {
  checkIn,
  createWorkspace,
  fromParseResult,
  type SparkDocument,
  type SparkWorkspace,
} from '../../language/spark/index.ts';

/** Langium makes a new parse result for each version, so that what was made of one is forgotten with it. */
const documents = new WeakMap<object, SparkDocument>();

/** The plain document of a Langium document, as it is now. */
export function sparkDocumentOf(document: LangiumDocument): SparkDocument {
  const { parseResult, textDocument } = document as LangiumDocument<SparkTree>;
  let known = documents.get(parseResult);
  if (!known) {
    known = fromParseResult(parseResult, textDocument.getText(), textDocument.uri);
    documents.set(parseResult, known);
  }
  return known;
}

/** All documents of the language in the server. */
export class SparkDocuments {
  readonly #shared: LangiumSharedCoreServices;
  #last: SparkWorkspace | undefined;
  /** Findings of documents, good for as long as the workspace is the same. */
  readonly #findings = new WeakMap<
    SparkDocument,
    { readonly workspace: SparkWorkspace; readonly findings: readonly Diagnostic[] }
  >();

  constructor(shared: LangiumSharedCoreServices) {
    this.#shared = shared;
  }

  /** The workspace as it is now; the same object until a document changes. */
  workspace(): SparkWorkspace {
    const all = this.#shared.workspace.LangiumDocuments.all
      .filter(isSpark)
      .map(sparkDocumentOf)
      .toArray()
      .sort((a, b) => (a.uri < b.uri ? -1 : 1));
    const last = this.#last;
    const same =
      last?.documents.length === all.length && all.every((document, i) => document === last.documents[i]);
    if (last && same) return last;
    this.#last = createWorkspace(all);
    return this.#last;
  }

  /** The document and its workspace, for a request about it. */
  at(document: LangiumDocument): { readonly document: SparkDocument; readonly workspace: SparkWorkspace } {
    const workspace = this.workspace();
    const found = sparkDocumentOf(document);
    // A document that is not registered, as in the middle of an update, still sees the others.
    if (workspace.documents.includes(found)) return { document: found, workspace };
    const others = workspace.documents.filter(({ uri }) => uri !== found.uri);
    return { document: found, workspace: createWorkspace([found, ...others]) };
  }

  diagnosticsOf(document: LangiumDocument): readonly Diagnostic[] {
    const { document: source, workspace } = this.at(document);
    let known = this.#findings.get(source);
    if (known?.workspace !== workspace) {
      known = { workspace, findings: checkIn(workspace, source) };
      this.#findings.set(source, known);
    }
    return known.findings;
  }

  /** The text document of a URI, for ranges in it. */
  textDocument(uri: string): LangiumDocument['textDocument'] | undefined {
    return this.#shared.workspace.LangiumDocuments.getDocument(URI.parse(uri))?.textDocument;
  }
}

/** A parsed document of the language. */
function isSpark({ textDocument, parseResult }: LangiumDocument): boolean {
  return textDocument.languageId === 'spark' && parseResult.value.$type === 'SparkDocument';
}
