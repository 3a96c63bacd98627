/** The language server's services of requirement documents, without a connection, and marked texts opened in them. */
import assert from 'node:assert/strict';
import { EmptyFileSystem, inject, type LangiumDocument, URI } from 'langium';
import {
  createDefaultModule,
  createDefaultSharedModule,
  type LangiumServices,
  type LangiumSharedServices,
} from 'langium/lsp';
import type { Position, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  FactoryGeneratedSharedModule,
  RequirementsGeneratedModule,
  SparkGeneratedModule,
} from '../../../../server/src/language/generated/module.ts';
import { fencesModule } from '../../../../server/src/language/requirements-document/index.ts';
import { requirementsModule } from '../../../../server/src/lsp/requirements/module.ts';
import { FactoryServiceRegistry } from '../../../../server/src/lsp/service-registry.ts';
import { Settings } from '../../../../server/src/lsp/settings.ts';
import { sparkModule, sparkSharedModule } from '../../../../server/src/lsp/spark/module.ts';
import { Traceability } from '../../../../server/src/lsp/traceability.ts';
import { marked } from '../../../lsp/marked.ts';

/** Answers from a record, as a client would that has these settings. */
class GivenSettings extends Settings {
  readonly #values: Readonly<Record<string, unknown>>;

  constructor(values: Readonly<Record<string, unknown>>) {
    super({} as ConstructorParameters<typeof Settings>[0]);
    this.#values = values;
  }

  override async get<T>(name: string, fallback: T): Promise<T> {
    return (this.#values[name] ?? fallback) as T;
  }
}

function createServices(settings: Readonly<Record<string, unknown>>): LangiumServices {
  const shared = inject(
    createDefaultSharedModule(EmptyFileSystem),
    FactoryGeneratedSharedModule,
    sparkSharedModule,
    { ServiceRegistry: (services: LangiumSharedServices) => new FactoryServiceRegistry(services) },
  );
  const traceability = new Traceability(shared);
  const requirements = inject(
    createDefaultModule({ shared }),
    RequirementsGeneratedModule,
    requirementsModule(traceability, new GivenSettings(settings)),
  );
  shared.ServiceRegistry.register(requirements);
  shared.ServiceRegistry.register(
    inject(
      createDefaultModule({ shared }),
      RequirementsGeneratedModule,
      requirementsModule(traceability, new GivenSettings(settings)),
      fencesModule,
    ),
  );
  shared.ServiceRegistry.register(
    inject(createDefaultModule({ shared }), SparkGeneratedModule, sparkModule(shared)),
  );
  return requirements;
}

export interface Opened {
  readonly services: LangiumServices;
  readonly document: LangiumDocument;
  readonly text: string;
  readonly params: { readonly textDocument: { readonly uri: string }; readonly position: Position };
  /** Offsets of the marked ranges. */
  readonly ranges: readonly { readonly start: number; readonly end: number }[];
  /** Any of the documents. */
  readonly other: (name: string) => LangiumDocument;
  /** The texts after an edit, by name. */
  readonly after: (edit: WorkspaceEdit | null | undefined) => Readonly<Record<string, string>>;
}

/** Opens marked texts by name; the one with the cursor `<|>` (else the first) is the one asked about. */
export async function open(
  texts: Readonly<Record<string, string>> | string,
  settings: Readonly<Record<string, unknown>> = {},
): Promise<Opened> {
  const files = typeof texts === 'string' ? { 'a.req': texts } : texts;
  const services = createServices(settings);
  const { TextDocuments, DocumentBuilder, LangiumDocuments } = services.shared.workspace;
  const opened = Object.entries(files).map(([name, source]) => {
    const uri = URI.parse(`file:///work/${name}`);
    const content = marked(source);
    const language = name.endsWith('.spark')
      ? 'spark'
      : name.endsWith('.md') && !name.endsWith('.req.md')
        ? 'markdown'
        : 'requirements';
    TextDocuments.set(TextDocument.create(uri.toString(), language, 1, content.text));
    return { name, uri, content };
  });
  await DocumentBuilder.update(
    opened.map(({ uri }) => uri),
    [],
  );
  const other = (name: string): LangiumDocument => {
    const document = LangiumDocuments.getDocument(URI.parse(`file:///work/${name}`));
    assert.ok(document, `${name} is not open`);
    return document;
  };
  const asked = opened.find(({ content }) => content.cursors.length > 0) ?? opened[0];
  assert.ok(asked);
  const document = other(asked.name);
  return {
    services,
    document,
    text: asked.content.text,
    ranges: asked.content.ranges,
    params: {
      textDocument: { uri: document.textDocument.uri },
      position: document.textDocument.positionAt(asked.content.cursors[0] ?? 0),
    },
    other,
    after: (edit) =>
      Object.fromEntries(
        opened.map(({ name, uri, content }) => [
          name,
          TextDocument.applyEdits(
            TextDocument.create(uri.toString(), '', 1, content.text),
            editsOf(edit, uri.toString()),
          ),
        ]),
      ),
  };
}

function editsOf(edit: WorkspaceEdit | null | undefined, uri: string): TextEdit[] {
  const versioned = (edit?.documentChanges ?? []).flatMap((change) =>
    'edits' in change && change.textDocument.uri === uri ? (change.edits as TextEdit[]) : [],
  );
  return [...(edit?.changes?.[uri] ?? []), ...versioned];
}

/** A text with its ranges marked, as tests write it. */
export function mark(
  document: LangiumDocument,
  ranges: readonly { readonly start: Position; readonly end: Position }[],
): string {
  const { textDocument } = document;
  let text = textDocument.getText();
  for (const { start, end } of [...ranges].sort(
    (a, b) => textDocument.offsetAt(b.start) - textDocument.offsetAt(a.start),
  ))
    text = `${text.slice(0, textDocument.offsetAt(start))}<|${text.slice(textDocument.offsetAt(start), textDocument.offsetAt(end))}|>${text.slice(textDocument.offsetAt(end))}`;
  return text;
}
