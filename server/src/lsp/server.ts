/**
 * The language server: both languages over Langium, and the requests beyond LSP. Knows no Node, so that it runs in a
 * browser worker, too; `main.ts` gives it a connection, an engine and a file system.
 */
import { DocumentState, EmptyFileSystem, type FileSystemProvider, inject, URI } from 'langium';
import {
  createDefaultModule,
  createDefaultSharedModule,
  type LangiumSharedServices,
  startLanguageServer,
} from 'langium/lsp';
import {
  CodeLensRefreshRequest,
  type Connection,
  InlayHintRefreshRequest,
  SemanticTokensRefreshRequest,
} from 'vscode-languageserver';
import {
  FactoryGeneratedSharedModule,
  RequirementsGeneratedModule,
  SparkGeneratedModule,
} from '../language/generated/module.ts';
import { fencesModule, isRequirementsUri } from '../language/requirements-document/index.ts';
import { Announcers } from './announcers.ts';
import { registerBeyondLangium } from './beyond-langium.ts';
import { LazyEngine, type StartEngine } from './engine-client.ts';
import { isolate } from './isolate.ts';
import { overviewChanged } from './protocol.ts';
import { registerRequests } from './requests/index.ts';
import { requirementsModule } from './requirements/module.ts';
import { withRequirementsLinks } from './requirements-links.ts';
import { FactoryServiceRegistry } from './service-registry.ts';
import { Settings } from './settings.ts';
import { SparkDocumentBuilder } from './spark/document-builder.ts';
import { sparkModule, sparkSharedModule } from './spark/module.ts';
import { sparkDocuments } from './spark/workspace.ts';
import { Traceability } from './traceability.ts';
import { FactoryWorkspaceManager } from './workspace-manager.ts';
import { WorkspaceTexts } from './workspace-texts.ts';

export interface ServerOptions {
  /** Reads what is not open in the editor; without one, the server knows open documents only. */
  readonly fileSystemProvider?: () => FileSystemProvider;
  /** Called shortly after documents were checked, when nobody waits: for what would else be done while somebody does. */
  readonly tidy?: () => void;
}

/** Milliseconds after documents were checked; a person's next keystroke comes later. */
const idle = 8;

/** Milliseconds without a keystroke after which somebody reads, or is gone. */
const rest = 5000;
/** Documents that are built together by no keystroke. */
const many = 50;

/** Serves `connection` until it ends. */
export function createServer(connection: Connection, start: StartEngine, options: ServerOptions = {}): void {
  const client = new LazyEngine(start, () => overviewNotice());
  const fileSystemProvider = options.fileSystemProvider ?? EmptyFileSystem.fileSystemProvider;
  const settings = new Settings(connection);
  const isolated = isolate(connection, {
    // Langium leaves the version out, by which a client tells diagnostics of an older text.
    sendDiagnostics: (params) => {
      const version = shared.workspace.TextDocuments.get(params.uri)?.version;
      return connection.sendDiagnostics(version === undefined ? params : { ...params, version });
    },
  });
  const shared = createShared(isolated, settings, fileSystemProvider);
  const traceability = new Traceability(shared);

  const announcers = new Announcers();
  const overviewNotice = announcers.create(() => void connection.sendNotification(overviewChanged));
  registerRequests({
    connection,
    get engine() {
      return client.engine;
    },
    shared,
    texts: new WorkspaceTexts(shared),
    traceability,
    settings,
    overviewChanged: overviewNotice,
  });
  shared.lsp.LanguageServer.onInitialize(({ workspaceFolders, initializationOptions }) => {
    // In a workspace that is not trusted, nothing is written: the engine works without a store.
    const trusted = (initializationOptions as { trusted?: boolean } | undefined)?.trusted !== false;
    client.folder = trusted ? workspaceFolders?.[0]?.uri : undefined;
  });
  connection.onShutdown(async () => {
    announcers.stop();
    await client.dispose();
  });
  registerLanguages(shared, traceability, settings);
  registerBeyondLangium(isolated, shared);
  announceChanges({ shared, connection, settings, announcers, overviewNotice });
  const { tidy } = options;
  const tidyNotice = tidy && announcers.create(tidy, idle);
  if (tidyNotice) shared.workspace.DocumentBuilder.onBuildPhase(DocumentState.Validated, tidyNotice);
  putAwayAtRest(shared, connection, announcers);
  startLanguageServer(shared);
}

/**
 * Puts away what was read of documents that nobody has open: at once when many were read together, as at the start, else
 * after a while in which nobody typed. Who types in a definition has everything looked at again with each key.
 */
function putAwayAtRest(shared: LangiumSharedServices, connection: Connection, announcers: Announcers): void {
  const { DocumentBuilder } = shared.workspace;
  const putAway = (): void => {
    // Not while findings are brought up to date, for which everything is looked at once more.
    const settled = DocumentBuilder instanceof SparkDocumentBuilder ? DocumentBuilder.settled : undefined;
    Promise.resolve(settled)
      .then(() => sparkDocuments(shared).putAway())
      .catch((error: unknown) => connection.console.error(`This is a bug: ${String(error)}`));
  };
  const soon = announcers.create(putAway, idle);
  const later = announcers.create(putAway, rest);
  DocumentBuilder.onBuildPhase(DocumentState.Validated, ({ length }) => (length > many ? soon() : later()));
}

function createShared(
  connection: Connection,
  settings: Settings,
  fileSystemProvider: () => FileSystemProvider,
): LangiumSharedServices {
  return inject(
    createDefaultSharedModule({ connection, fileSystemProvider }),
    FactoryGeneratedSharedModule,
    sparkSharedModule,
    {
      ServiceRegistry: (services: LangiumSharedServices) => new FactoryServiceRegistry(services),
      workspace: {
        ConfigurationProvider: () => settings,
        WorkspaceManager: (services: LangiumSharedServices) => new FactoryWorkspaceManager(services),
      },
    },
  );
}

function registerLanguages(
  shared: LangiumSharedServices,
  traceability: Traceability,
  settings: Settings,
): void {
  const requirements = inject(
    createDefaultModule({ shared }),
    RequirementsGeneratedModule,
    requirementsModule(traceability, settings),
  );
  const fences = inject(
    createDefaultModule({ shared }),
    RequirementsGeneratedModule,
    requirementsModule(traceability, settings),
    fencesModule,
  );
  const own = sparkModule(shared, settings);
  const plain = inject(createDefaultModule({ shared }), SparkGeneratedModule, own);
  const links = withRequirementsLinks(plain.lsp, traceability);
  const spark = inject(createDefaultModule({ shared }), SparkGeneratedModule, own, links);
  shared.ServiceRegistry.register(requirements);
  shared.ServiceRegistry.register(fences);
  shared.ServiceRegistry.register(spark);
}

interface Announced {
  readonly shared: LangiumSharedServices;
  readonly connection: Connection;
  readonly settings: Settings;
  readonly announcers: Announcers;
  readonly overviewNotice: () => void;
}

/** A change of one document changes what is shown of others: lenses, hints, the overview. */
function announceChanges({ shared, connection, settings, announcers, overviewNotice }: Announced): void {
  const { DocumentBuilder, TextDocuments, WorkspaceLock } = shared.workspace;
  let refreshesLenses = false;
  let refreshesHints = false;
  shared.lsp.LanguageServer.onInitialize(({ capabilities }) => {
    refreshesLenses = capabilities.workspace?.codeLens?.refreshSupport === true;
    refreshesHints = capabilities.workspace?.inlayHint?.refreshSupport === true;
  });
  const displayNotice = announcers.create(() => {
    if (refreshesLenses) connection.sendRequest(CodeLensRefreshRequest.type).catch(() => {});
    if (refreshesHints) connection.sendRequest(InlayHintRefreshRequest.type).catch(() => {});
  });
  // Whoever asked for the colours of a document before it was read, or what reads English was there, has none: asked again, there are.
  let refreshesColours = false;
  shared.lsp.LanguageServer.onInitialize(({ capabilities }) => {
    refreshesColours = capabilities.workspace?.semanticTokens?.refreshSupport === true;
  });
  const colourNotice = announcers.create(() => {
    if (refreshesColours) connection.sendRequest(SemanticTokensRefreshRequest.type).catch(() => {});
  });
  const opened = new Set<string>();
  TextDocuments.onDidOpen(({ document }) => opened.add(document.uri));
  TextDocuments.onDidClose(({ document }) => opened.delete(document.uri));
  DocumentBuilder.onDocumentPhase(DocumentState.Validated, ({ textDocument }) => {
    if (opened.delete(textDocument.uri)) colourNotice();
  });
  settings.onChange(displayNotice);
  settings.onChange(() => {
    const { all } = shared.workspace.LangiumDocuments;
    const requirements = all.filter(({ textDocument }) => textDocument.languageId === 'requirements');
    const uris = requirements.map(({ uri }) => uri);
    WorkspaceLock.write((token) => DocumentBuilder.update(uris.toArray(), [], token)).catch(
      (error: unknown) =>
        connection.console.warn(`Requirements could not be checked with the new settings: ${String(error)}`),
    );
  });
  // Langium runs no phase of a build in which documents only went.
  DocumentBuilder.onUpdate((_, deleted) => {
    if (deleted.length > 0) overviewNotice();
  });
  // A document that was never saved ends with its tab; kept, it would be built on without its language being known. Of
  // Markdown, only its tab says that it is served.
  TextDocuments.onDidClose(({ document }) => {
    const uri = URI.parse(document.uri);
    if (uri.scheme !== 'file' || (document.languageId === 'markdown' && !isRequirementsUri(uri.path)))
      WorkspaceLock.write((token) => DocumentBuilder.update([], [uri], token)).catch((error: unknown) =>
        connection.console.warn(`${document.uri} could not be forgotten: ${String(error)}`),
      );
  });
  DocumentBuilder.onBuildPhase(DocumentState.Validated, (documents) => {
    overviewNotice();
    if (documents.some(({ textDocument }) => textDocument.languageId === 'spark')) displayNotice();
  });
}
