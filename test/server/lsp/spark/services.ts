/** The language server's services of `.spark` documents, without a connection, and documents opened in them. */
import assert from 'node:assert/strict';
import { EmptyFileSystem, inject, type LangiumDocument, URI } from 'langium';
import { createDefaultModule, createDefaultSharedModule, type LangiumServices } from 'langium/lsp';
import type { Position } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  FactoryGeneratedSharedModule,
  SparkGeneratedModule,
} from '../../../../server/src/language/generated/module.ts';
import { SparkDocumentBuilder } from '../../../../server/src/lsp/spark/document-builder.ts';
import { sparkModule, sparkSharedModule } from '../../../../server/src/lsp/spark/module.ts';

export function createServices(): LangiumServices {
  const shared = inject(
    createDefaultSharedModule(EmptyFileSystem),
    FactoryGeneratedSharedModule,
    sparkSharedModule,
  );
  const spark = inject(createDefaultModule({ shared }), SparkGeneratedModule, sparkModule(shared));
  shared.ServiceRegistry.register(spark);
  return spark;
}

export interface Opened {
  readonly services: LangiumServices;
  readonly document: LangiumDocument;
  readonly params: { readonly textDocument: { readonly uri: string }; readonly position: Position };
}

/** Opens documents by name; the one with the cursor `<|>` (else the first) is the one asked about. */
export async function open(texts: Readonly<Record<string, string>>): Promise<Opened> {
  const services = createServices();
  for (const [name, text] of Object.entries(texts)) await edit(services, name, text.replace('<|>', ''));
  const [name, text] = Object.entries(texts).find(([, each]) => each.includes('<|>')) ??
    Object.entries(texts)[0] ?? ['', ''];
  const document = documentOf(services, name);
  const position = document.textDocument.positionAt(Math.max(text.indexOf('<|>'), 0));
  return { services, document, params: { textDocument: { uri: document.textDocument.uri }, position } };
}

/** Opens or changes a document, and lets the server work until all findings are known. */
export async function edit(services: LangiumServices, name: string, text: string): Promise<void> {
  const { TextDocuments, DocumentBuilder } = services.shared.workspace;
  const uri = uriOf(name);
  TextDocuments.set(TextDocument.create(uri.toString(), 'spark', 1, text));
  await DocumentBuilder.update([uri], []);
  if (DocumentBuilder instanceof SparkDocumentBuilder) await DocumentBuilder.settled;
}

export function documentOf(services: LangiumServices, name: string): LangiumDocument {
  const document = services.shared.workspace.LangiumDocuments.getDocument(uriOf(name));
  assert.ok(document, `${name} is not open`);
  return document;
}

export function uriOf(name: string): URI {
  return URI.parse(`file:///work/${name}`);
}
