/** The language server as the rest of the extension knows it: requests, notifications, whether it runs. */
import * as vscode from 'vscode';
import type { ErrorHandler, LanguageClient } from 'vscode-languageclient/node';
import {
  CancellationToken,
  CloseAction,
  ErrorAction,
  State,
  WorkDoneProgress,
} from 'vscode-languageclient/node';
import type { Step } from '../ui.ts';
import { createLanguageClient } from './language-client.ts';
import { createRestartPolicy } from './restart-policy.ts';

export type ServerState = 'starting' | 'running' | 'failed';

/** Thrown by requests while there is no server; the message is for people. */
export class ServerUnavailable extends Error {
  constructor() {
    super(vscode.l10n.t('The language server is not running. Restart it, or look into the output for why.'));
    this.name = 'ServerUnavailable';
  }
}

export interface FactoryServerOptions {
  /** Path of the server's bundle. */
  readonly module: string;
  /** Folder for the bundle as V8 compiled it. */
  readonly codeCache: string;
  readonly log: vscode.LogOutputChannel;
  /** Called when the server died too often or never came up. */
  readonly gaveUp: () => void;
}

/** How often a client that is to start again is looked after, in milliseconds. */
const watchedEvery = 1000;

/**
 * When a server dies while something is written to it, a client is told of errors and of the end at the same time, and may come to
 * rest although it was to start again, or wait for an answer of what is dead. Then there would be no server, and nobody would be told.
 */
function hasLostItsWay({ state, serverProcess }: LanguageClient): boolean {
  const isDead =
    serverProcess !== undefined && (serverProcess.exitCode !== null || serverProcess.signalCode !== null);
  return state === State.Stopped || isDead;
}

/** A parameter object that takes the token of a progress. */
interface WithToken {
  readonly workDoneToken?: string | number;
}

/** Starts the server, starts it again when it dies, and gives up when that does not help. */
export class FactoryServer implements vscode.Disposable {
  readonly #options: FactoryServerOptions;
  readonly #changed = new vscode.EventEmitter<ServerState>();
  readonly #handlers = new Map<string, (params: unknown) => void>();
  #client: LanguageClient | undefined;
  #state: ServerState = 'starting';
  #policy = createRestartPolicy();
  #tokens = 0;
  #begun = false;
  #disposed = false;

  /** Fires on each change of {@link state}. */
  readonly onDidChangeState = this.#changed.event;

  constructor(options: FactoryServerOptions) {
    this.#options = options;
  }

  get state(): ServerState {
    return this.#state;
  }

  /** The folder in which Node keeps the server's code from one start to the next. */
  get codeCache(): string {
    return this.#options.codeCache;
  }

  /** Process id of the server, while it runs. */
  get processId(): number | undefined {
    return this.#client?.serverProcess?.pid;
  }

  /** Throws when there is no server and none is starting, so that a job that needs one does not begin. */
  assertUsable(): void {
    if (this.#state === 'failed') throw new ServerUnavailable();
  }

  /** Starts the server unless it was started before: for those who need one where nothing else did. */
  startOnce(): void {
    if (!this.#begun) this.start();
  }

  /** Starts the server; returns at once. */
  start(): void {
    this.#begun = true;
    this.#policy = createRestartPolicy();
    this.#launch();
  }

  #launch(): void {
    const { module, codeCache, log } = this.#options;
    const client = createLanguageClient({ module, codeCache, log, errorHandler: this.#errorHandler() });
    this.#client = client;
    client.onDidChangeState(({ newState }) => {
      if (client !== this.#client) return;
      if (newState === State.Running) this.#become('running');
      else if (newState === State.Starting) this.#become('starting');
      else if (this.#state === 'running') this.#giveUp();
      else if (this.#state === 'starting') this.#watch(client);
    });
    for (const [method, handler] of this.#handlers) client.onNotification(method, handler);
    this.#become('starting');
    client.start().catch((error: unknown) => log.error(`Start: ${String(error)}`));
  }

  /** Looks after a client that is to start again, until it has. Restarting passes through states in which it looks lost. */
  #watch(client: LanguageClient, wasLost = false): void {
    setTimeout(() => {
      if (client !== this.#client || this.#state !== 'starting' || this.#disposed) return;
      const isLost = hasLostItsWay(client);
      if (isLost && wasLost) void this.#revive();
      else this.#watch(client, isLost);
    }, watchedEvery);
  }

  /** Goes on with another client where one lost its way. */
  async #revive(): Promise<void> {
    await this.#end();
    // Somebody may have started another meanwhile.
    if (this.#client !== undefined || this.#state !== 'starting' || this.#disposed) return;
    if (this.#policy.died(Date.now())) this.#launch();
    else this.#giveUp();
  }

  /** Ends the server, if there is one, and starts a new one; resolves when that one runs. */
  async restart(): Promise<void> {
    await this.#end();
    this.start();
    await this.#settled();
    if (this.#state === 'failed') throw new ServerUnavailable();
  }

  /**
   * The server's answer. Waits for a server that is starting.
   * @throws ServerUnavailable when there is none, CancellationError when the token was cancelled.
   */
  async request<R>(
    method: string,
    params: object = {},
    token: CancellationToken = CancellationToken.None,
  ): Promise<R> {
    this.startOnce();
    await this.#settled(token);
    const client = this.#client;
    if (client === undefined || this.#state === 'failed') throw new ServerUnavailable();
    try {
      // Both are always sent: JSON-RPC takes an absent one for a change of the number of parameters.
      return await client.sendRequest<R>(method, params, token);
    } catch (error) {
      if (token.isCancellationRequested) throw new vscode.CancellationError();
      throw error;
    }
  }

  /** As {@link request}, with the steps that the server reports on the way. */
  async requestWithProgress<R>(
    method: string,
    params: WithToken,
    report: (step: Step) => void,
    token: CancellationToken,
  ): Promise<R> {
    this.startOnce();
    await this.#settled(token);
    const workDoneToken = `sparkFactory-${++this.#tokens}`;
    const listener = this.#client?.onProgress(WorkDoneProgress.type, workDoneToken, (value) => {
      if (value.kind === 'end' || value.message === undefined) return;
      const { message, percentage } = value;
      report(percentage === undefined ? { message } : { message, percentage });
    });
    try {
      return await this.request<R>(method, { ...params, workDoneToken }, token);
    } finally {
      listener?.dispose();
    }
  }

  /** Calls `handler` for each such notification, of this server and of those after it. */
  onNotification<P>(method: string, handler: (params: P) => void): void {
    const received = (params: unknown): void => handler(params as P);
    this.#handlers.set(method, received);
    this.#client?.onNotification(method, received);
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    await this.#end();
    this.#changed.dispose();
  }

  /** Resolves when the server runs or was given up; rejects when the token was cancelled before. */
  async #settled(token: CancellationToken = CancellationToken.None): Promise<void> {
    if (this.#state !== 'starting') return;
    const listeners: vscode.Disposable[] = [];
    await new Promise<void>((resolve, reject) => {
      listeners.push(this.onDidChangeState((state) => state !== 'starting' && resolve()));
      listeners.push(token.onCancellationRequested(() => reject(new vscode.CancellationError())));
    }).finally(() => {
      for (const listener of listeners) listener.dispose();
    });
  }

  async #end(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    try {
      await client?.dispose();
    } catch (error) {
      // A client that never came up cannot be stopped; its process has ended.
      this.#options.log.debug(`Stop: ${String(error)}`);
    }
  }

  #become(state: ServerState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#changed.fire(state);
  }

  #giveUp(): void {
    this.#become('failed');
    this.#options.gaveUp();
  }

  #errorHandler(): ErrorHandler {
    return {
      error: (_error, _message, count = 0) => ({
        action: count <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown,
        handled: true,
      }),
      closed: () => {
        if (this.#policy.died(Date.now())) {
          this.#become('starting');
          if (this.#client) this.#watch(this.#client);
          return { action: CloseAction.Restart, handled: true };
        }
        this.#giveUp();
        return { action: CloseAction.DoNotRestart, handled: true };
      },
    };
  }
}
