/** A session with the built language server over stdio, as an editor has it: what was published when, and how large the process is. */
import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import type { Diagnostic, Position, Range } from 'vscode-languageserver';
import { serverNodeFlags } from '../server/src/lsp/protocol.ts';

const server = fileURLToPath(new URL('../dist/server.cjs', import.meta.url));

/** As in the extension: the first session finds it empty, those behind it find the code as it was compiled. */
const codeCache = mkdtempSync(join(tmpdir(), 'spark-bench-code-'));
process.on('exit', () => rmSync(codeCache, { recursive: true, force: true }));

interface Published {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: readonly Diagnostic[];
}

export class Session {
  readonly connection: MessageConnection;
  /** The last findings of each document. */
  readonly published = new Map<string, Published>();
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #versions = new Map<string, number>();
  #waiting: (() => void)[] = [];

  private constructor() {
    const path = process.env['BENCH_SERVER'] ?? server;
    const profile =
      process.env['BENCH_PROFILE'] === undefined
        ? []
        : ['--cpu-prof', `--cpu-prof-dir=${process.env['BENCH_PROFILE']}`];
    const env = { ...process.env, NODE_COMPILE_CACHE: codeCache };
    this.#child = spawn(process.execPath, [...serverNodeFlags, ...profile, path, '--stdio'], { env });
    this.connection = createMessageConnection(
      new StreamMessageReader(this.#child.stdout),
      new StreamMessageWriter(this.#child.stdin),
    );
    this.connection.onNotification('textDocument/publishDiagnostics', (params: Published) => {
      this.published.set(params.uri, params);
      const waiting = this.#waiting;
      this.#waiting = [];
      for (const resume of waiting) resume();
    });
    for (const method of [
      'workspace/configuration',
      'client/registerCapability',
      'window/workDoneProgress/create',
    ])
      this.connection.onRequest(
        method,
        (params: { items?: unknown[] }) => params.items?.map(() => null) ?? null,
      );
    this.connection.listen();
  }

  /** A server that reads a folder. */
  static async start(folder: string): Promise<Session> {
    const session = new Session();
    const rootUri = pathToFileURL(folder).href;
    await session.connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri,
      workspaceFolders: [{ uri: rootUri, name: 'bench' }],
      capabilities: { textDocument: { publishDiagnostics: { versionSupport: true } } },
    });
    await session.connection.sendNotification('initialized', {});
    return session;
  }

  async open(uri: string, languageId: string, text: string): Promise<void> {
    this.#versions.set(uri, 1);
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  /** Replaces a range, as a keystroke does. */
  async change(uri: string, range: Range, text: string): Promise<void> {
    const version = (this.#versions.get(uri) ?? 0) + 1;
    this.#versions.set(uri, version);
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ range, text }],
    });
  }

  async completions(uri: string, position: Position): Promise<void> {
    await this.connection.sendRequest('textDocument/completion', { textDocument: { uri }, position });
  }

  /** Resolves once `condition` holds, which is asked again whenever findings arrive. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) {
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
      });
    }
  }

  /** The findings of the present version of a document. */
  async findings(uri: string): Promise<readonly Diagnostic[]> {
    await this.until(() => this.published.get(uri)?.version === this.#versions.get(uri));
    return this.published.get(uri)?.diagnostics ?? [];
  }

  /**
   * Milliseconds of processor time that the thread which answers has had, whatever else the machine did at the time: what it
   * would take on a machine at rest. Only Linux tells; the collector's and the compiler's own threads do not count.
   */
  processorTime(): number {
    if (process.platform !== 'linux') return Number.NaN;
    const { pid } = this.#child;
    const [running = ''] = readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ');
    return Number(running) / 1e6;
  }

  /** Megabytes that the process takes in memory. */
  memory(): number {
    return (
      Number(execFileSync('ps', ['-o', 'rss=', '-p', String(this.#child.pid)], { encoding: 'utf8' })) / 1024
    );
  }

  async end(): Promise<void> {
    const closed = once(this.#child, 'close');
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    await closed;
    this.connection.dispose();
  }
}
