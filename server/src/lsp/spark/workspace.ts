/** The `.spark` documents that the server knows, as the language sees them; made once for each of their versions. */

import { DocumentState, type LangiumDocument, type LangiumSharedCoreServices, URI } from 'langium';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic } from '../../base/diagnostic.ts';
import { Kept } from '../../base/kept.ts';
import {
  builtInDocument,
  checkIn,
  createWorkspace,
  Findings,
  fromParseResult,
  isBuiltIn,
  preparations,
  putAway,
  type SparkDocument,
  type SparkWorkspace,
  withDocument,
} from '../../language/spark/index.ts';
import { isOwn } from '../workspace-texts.ts';
import { type Rechecks, SparkDocumentBuilder } from './document-builder.ts';

/** Langium makes a new parse result for each version, so that what was made of one is forgotten with it. */
const documents = new Kept<object, SparkDocument>();

/** The plain document of a Langium document, as it is now. */
export function sparkDocumentOf(document: LangiumDocument): SparkDocument {
  const { parseResult } = document;
  let known = documents.get(parseResult);
  if (!known) {
    known = fromParseResult(parseResult, document.textDocument.uri);
    documents.set(parseResult, known);
  }
  return known;
}

/** A document in every form that answers need. */
export interface FoundDocument {
  readonly text: TextDocument;
  readonly document: SparkDocument;
  readonly workspace: SparkWorkspace;
}

/** With more changes than that at once, the workspace is made from nothing. */
const maxChanged = 20;

const ofServers = new WeakMap<LangiumSharedCoreServices, SparkDocuments>();

/** The documents of a server: one object for all that answer about them, since only one can have findings checked again. */
export function sparkDocuments(shared: LangiumSharedCoreServices): SparkDocuments {
  let known = ofServers.get(shared);
  if (!known) {
    known = new SparkDocuments(shared);
    ofServers.set(shared, known);
  }
  return known;
}

/** All documents of the language in the server; made by {@link sparkDocuments}. */
export class SparkDocuments implements Rechecks {
  readonly #shared: LangiumSharedCoreServices;
  readonly #findings = new Findings();
  /** The findings that the editor has, by URI. */
  readonly #shown = new Map<string, readonly Diagnostic[]>();
  /** As it was last asked for. */
  #workspace: SparkWorkspace | undefined;
  /** The documents that may be others by now; undefined when some may have come or gone. */
  #changed: Set<LangiumDocument> | undefined;

  constructor(shared: LangiumSharedCoreServices) {
    this.#shared = shared;
    const { DocumentBuilder, LangiumDocuments } = shared.workspace;
    DocumentBuilder.onUpdate((changed, deleted) => {
      if (deleted.length > 0) this.#changed = undefined;
      for (const uri of changed) this.#outdate(LangiumDocuments.getDocument(uri));
    });
    DocumentBuilder.onDocumentPhase(DocumentState.Parsed, (document) => this.#outdate(document));
    if (DocumentBuilder instanceof SparkDocumentBuilder) DocumentBuilder.rechecks = this;
  }

  /** The workspace as it is now; the same object until a document changes. */
  workspace(): SparkWorkspace {
    if (!this.#workspace || !this.#changed || this.#changed.size > maxChanged) {
      const documents: SparkDocument[] = [];
      for (const document of this.#shared.workspace.LangiumDocuments.all)
        if (isSpark(document) && isOwn(document)) documents.push(sparkDocumentOf(document));
      documents.sort((a, b) => (a.uri < b.uri ? -1 : 1));
      this.#workspace = createWorkspace(documents, this.#workspace);
      this.#changed = new Set();
    }
    for (const document of this.#changed)
      this.#workspace = withDocument(this.#workspace, sparkDocumentOf(document));
    this.#changed.clear();
    return this.#workspace;
  }

  #outdate(document: LangiumDocument | undefined): void {
    if (document && isOther(document)) return;
    // One that is new has its place to be found.
    if (document && this.#workspace?.find(document.textDocument.uri)) this.#changed?.add(document);
    else this.#changed = undefined;
  }

  /** The document and its workspace, for a request about it. */
  at(document: LangiumDocument): { readonly document: SparkDocument; readonly workspace: SparkWorkspace } {
    const workspace = this.workspace();
    const found = builtInDocument(document.textDocument.uri) ?? sparkDocumentOf(document);
    // A document that is not registered, as in the middle of an update, still sees the others.
    if (isBuiltIn(found.uri) || workspace.has(found)) return { document: found, workspace };
    return { document: found, workspace: withDocument(workspace, found) };
  }

  /** The findings of a document. What ships with the factory is in order, and nobody could change it. */
  diagnosticsOf(document: LangiumDocument): readonly Diagnostic[] {
    if (!isOwn(document)) return [];
    const { document: source, workspace } = this.at(document);
    return workspace === this.#workspace ? this.#findings.of(workspace, source) : checkIn(workspace, source);
  }

  /** The findings of a document, which are about to be shown. */
  show(document: LangiumDocument): readonly Diagnostic[] {
    const findings = this.diagnosticsOf(document);
    this.#shown.set(document.textDocument.uri, findings);
    return findings;
  }

  preparations(): Iterable<void> {
    return preparations(this.workspace());
  }

  stale(): readonly LangiumDocument[] {
    const { LangiumDocuments } = this.#shared.workspace;
    return this.#findings
      .stale(this.workspace(), this.#shown)
      .flatMap((uri) => LangiumDocuments.getDocument(URI.parse(uri)) ?? []);
  }

  differs(document: LangiumDocument): boolean {
    const { uri } = document.textDocument;
    const findings = this.diagnosticsOf(document);
    if (JSON.stringify(this.#shown.get(uri)) !== JSON.stringify(findings)) return true;
    this.#shown.set(uri, findings);
    return false;
  }

  /** Puts away what was read of documents that nobody has open, when that is much: what V8 has to look through is less. */
  putAway(): void {
    const { TextDocuments } = this.#shared.workspace;
    if (this.#workspace && this.#changed?.size === 0)
      this.#workspace = putAway(this.#workspace, ({ uri }) => TextDocuments?.get(uri) !== undefined);
  }

  failed(error: unknown): void {
    console.error(
      `Findings could not be brought up to date; this is a bug in Spark DSL Factory. ${String(error)}`,
    );
  }

  /** A document by its URI, for a request that names it so. */
  find(uri: string): FoundDocument | undefined {
    const text = this.textDocument(uri);
    const workspace = this.workspace();
    const document = workspace.find(uri) ?? builtInDocument(uri);
    return text && document && { text, document, workspace };
  }

  /** The version of a document that the editor has; null when it is not open there. */
  version(uri: string): number | null {
    return this.#shared.workspace.TextDocuments?.get(URI.parse(uri))?.version ?? null;
  }

  /** The text document of a URI, for ranges in it. */
  textDocument(uri: string): TextDocument | undefined {
    const { LangiumDocuments } = this.#shared.workspace;
    return LangiumDocuments.getDocument(URI.parse(uri))?.textDocument ?? builtInText(uri);
  }
}

const builtInTexts = new Map<string, TextDocument>();

/** A document of the prelude as a text, whether anybody has it open or not. */
function builtInText(uri: string): TextDocument | undefined {
  const known = builtInTexts.get(uri);
  const document = known ? undefined : builtInDocument(uri);
  if (!document) return known;
  const made = TextDocument.create(uri, 'spark', 0, document.text);
  builtInTexts.set(uri, made);
  return made;
}

/** A document that is parsed, and of another language. */
function isOther(document: LangiumDocument): boolean {
  const { $type } = document.parseResult.value;
  return !isOwn(document) || ($type !== 'INVALID' && !isSpark(document));
}

/** A parsed document of the language. */
function isSpark({ parseResult }: LangiumDocument): boolean {
  return parseResult.value.$type === 'SparkDocument';
}
