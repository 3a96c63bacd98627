/** What the language server needs of the engine: its use cases, and an end. The engine worker is one; tests pass others. */
import type { Engine } from '../app/engine.ts';

export interface EngineClient {
  /** Calls fail with a message for people when the engine dies; the next call starts it anew. */
  readonly engine: Engine;
  /** Ends the engine; running calls fail. */
  dispose(): Promise<void>;
}

/**
 * Starts an engine that keeps its store in a folder (a URI), or keeps nothing without one. It calls `changed` when the
 * store was written to, by this window or another process.
 */
export type StartEngine = (folder: string | undefined, changed: () => void) => EngineClient;

/** An engine that is started at its first use, when the client has said which folder it works in. */
export class LazyEngine {
  readonly #start: StartEngine;
  readonly #changed: () => void;
  #client: EngineClient | undefined;
  /** URI of the workspace folder; set before the first use. */
  folder: string | undefined;

  constructor(start: StartEngine, changed: () => void) {
    this.#start = start;
    this.#changed = changed;
  }

  get engine(): Engine {
    this.#client ??= this.#start(this.folder, this.#changed);
    return this.#client.engine;
  }

  async dispose(): Promise<void> {
    await this.#client?.dispose();
  }
}
