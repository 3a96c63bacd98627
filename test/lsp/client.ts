/** A client of the real server: a process over stdio, started from the TypeScript sources, spoken to as an editor does. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import {
  CancellationTokenSource,
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import type { Diagnostic, InitializeResult, Position, Range } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';

const main = fileURLToPath(new URL('../../server/src/lsp/main.ts', import.meta.url));

export interface ClientOptions {
  /** URI of the workspace folder; none when absent. */
  readonly folder?: string;
  readonly capabilities?: object;
  /** Answers to `workspace/configuration`, by section. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Answer to `workspace/applyEdit`. */
  readonly onApplyEdit?: (params: unknown) => object;
}

interface Published {
  readonly version?: number;
  readonly diagnostics: Diagnostic[];
}

/** As VS Code tells it from the name of a file. */
function languageOf(uri: string): string {
  if (uri.endsWith('.spark')) return 'spark';
  return uri.endsWith('.md') && !uri.endsWith('.req.md') ? 'markdown' : 'requirements';
}

export class Client {
  readonly connection: MessageConnection;
  readonly process: ChildProcessWithoutNullStreams;
  /** Log lines of the server that say `error`. */
  readonly errors: string[] = [];
  readonly notifications: { method: string; params: unknown }[] = [];
  initialized: InitializeResult | undefined;
  readonly #documents = new Map<string, TextDocument>();
  readonly #published = new Map<string, Published>();
  #waiting: (() => void)[] = [];

  constructor(options: ClientOptions) {
    this.process = spawn(process.execPath, [main, '--stdio']);
    this.process.stderr.on('data', (data: Buffer) => this.errors.push(data.toString()));
    this.connection = createMessageConnection(
      new StreamMessageReader(this.process.stdout),
      new StreamMessageWriter(this.process.stdin),
    );
    this.connection.onNotification((method, params) => this.#notified(method, params));
    this.connection.onRequest('workspace/configuration', ({ items }: { items: { section: string }[] }) =>
      items.map(({ section }) => options.settings?.[section] ?? null),
    );
    this.connection.onRequest(
      'workspace/applyEdit',
      (params: unknown) => options.onApplyEdit?.(params) ?? { applied: false },
    );
    this.connection.onRequest('client/registerCapability', () => null);
    this.connection.onRequest('workspace/codeLens/refresh', () => null);
    this.connection.listen();
  }

  /** Initializes; the server is ready for documents. */
  async initialize({ folder, capabilities = {} }: ClientOptions): Promise<this> {
    const workspaceFolders = folder === undefined ? null : [{ uri: folder, name: 'workspace' }];
    this.initialized = await this.connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: folder ?? null,
      workspaceFolders,
      capabilities,
    });
    await this.connection.sendNotification('initialized', {});
    return this;
  }

  open(uri: string, text: string): TextDocument {
    const languageId = languageOf(uri);
    const document = TextDocument.create(uri, languageId, 1, text);
    this.#documents.set(uri, document);
    void this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text },
    });
    return document;
  }

  /** Replaces a range (the whole text when absent), as an editor does. */
  change(uri: string, text: string, range?: Range): TextDocument {
    const before = this.document(uri);
    const changes = [range ? { range, text } : { text }];
    const after = TextDocument.update(before, changes, before.version + 1);
    void this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: after.version },
      contentChanges: changes,
    });
    return after;
  }

  close(uri: string): void {
    this.#documents.delete(uri);
    void this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  document(uri: string): TextDocument {
    const document = this.#documents.get(uri);
    if (!document) throw new Error(`The test did not open ${uri}.`);
    return document;
  }

  isOpen(uri: string): boolean {
    return this.#documents.has(uri);
  }

  /** Cancels the requests that are given its token. */
  cancellation(): CancellationTokenSource {
    return new CancellationTokenSource();
  }

  /** The diagnostics of the present version of an open document. */
  async diagnostics(uri: string): Promise<Diagnostic[]> {
    for (;;) {
      const published = this.#published.get(uri);
      if (published?.version === this.document(uri).version) return published.diagnostics;
      await this.#next();
    }
  }

  /** The diagnostics that are shown of a document at this moment. */
  shown(uri: string): readonly Diagnostic[] {
    return this.#published.get(uri)?.diagnostics ?? [];
  }

  /** The diagnostics of a document that is not open, once there are any. */
  async diagnosticsOfFile(uri: string): Promise<Diagnostic[]> {
    for (;;) {
      const published = this.#published.get(uri);
      if (published) return published.diagnostics;
      await this.#next();
    }
  }

  /** Resolves with the parameters of the next notification of this kind. */
  async notification(method: string): Promise<unknown> {
    for (let seen = this.notifications.length; ; ) {
      const found = this.notifications.slice(seen).find((one) => one.method === method);
      if (found) return found.params;
      seen = this.notifications.length;
      await this.#next();
    }
  }

  request<R>(method: string, params?: object): Promise<R> {
    return this.connection.sendRequest<R>(method, params);
  }

  /** A request about a position (or offset) in an open document. */
  at<R>(method: string, uri: string, place: number | Position, more: object = {}): Promise<R> {
    const position = typeof place === 'number' ? this.document(uri).positionAt(place) : place;
    return this.request<R>(method, { textDocument: { uri }, position, ...more });
  }

  /** Ends the server as LSP says; answers with its exit code. */
  async stop(): Promise<number | null> {
    await this.connection.sendRequest('shutdown');
    const exited = once(this.process, 'exit') as Promise<[number | null]>;
    await this.connection.sendNotification('exit');
    const [code] = await exited;
    this.connection.dispose();
    return code;
  }

  #notified(method: string, params: unknown): void {
    this.notifications.push({ method, params });
    if (method === 'textDocument/publishDiagnostics') {
      const { uri, ...published } = params as Published & { uri: string };
      this.#published.set(uri, published);
    }
    const { type, message } = (params ?? {}) as { type?: number; message?: string };
    if (method === 'window/logMessage' && type === 1) this.errors.push(message ?? '');
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resume of waiting) resume();
  }

  #next(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
    });
  }
}

/** A server that is ready. */
export function start(options: ClientOptions = {}): Promise<Client> {
  return new Client(options).initialize(options);
}
