/** Starts the engine in a worker thread and keeps it available: a worker that dies fails its calls and is replaced at the next one. */
import { existsSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import {
  createMessageConnection,
  type MessageConnection,
  PortMessageReader,
  PortMessageWriter,
} from 'vscode-jsonrpc/node';
import type { Engine } from '../app/engine.ts';
import { engineMethods } from '../app/engine-methods.ts';
import { type EngineNews, proxyEngine } from '../app/engine-rpc.ts';
import { silentHost } from '../base/host.ts';

export interface EngineWorker {
  readonly engine: Engine;
  /** Ends the thread; running calls fail. */
  dispose(): Promise<void>;
  /** The thread, for tests that kill it. Undefined before the first call and after a death. */
  readonly thread: Worker | undefined;
}

/** How long an engine has to let go of its store, in milliseconds. */
const patience = 2_000;

interface Running {
  readonly thread: Worker;
  readonly engine: Engine;
  readonly connection: MessageConnection;
  /** Rejects when the thread dies. */
  readonly death: Promise<never>;
}

export interface EngineWorkerOptions extends EngineNews {
  /** Folder of the workspace as a path; nothing is kept on disk when it is absent. */
  readonly folder?: string;
  /** Whether interrupted runs are gone on with: an editor does that, a command that is over soon does not. */
  readonly resumes?: boolean;
}

/** An engine for one workspace folder (or none), started at its first call. */
export function startEngineWorker(options: EngineWorkerOptions): EngineWorker {
  let running: Running | undefined;
  let disposed = false;

  const start = (): Running => {
    const thread = new Worker(workerFile(), {
      workerData: options.folder ? { folder: options.folder, resumes: options.resumes ?? false } : {},
      resourceLimits: { maxOldGenerationSizeMb: 2048 },
    });
    const connection = createMessageConnection(new PortMessageReader(thread), new PortMessageWriter(thread));
    const death = new Promise<never>((_, reject) => {
      const died = (reason: string): void => {
        if (running?.thread === thread) running = undefined;
        connection.dispose();
        if (!disposed) options.log('error', `The engine stopped: ${reason}`);
        reject(new Error(`The engine stopped (${reason}). Nothing was written; try again, it starts anew.`));
      };
      thread.once('error', (error) => died(error.message));
      thread.once('exit', (code) => died(`exit code ${code}`));
    });
    death.catch(() => {});
    return { thread, connection, engine: proxyEngine(connection, options), death };
  };

  const call = (name: keyof Engine) => (request: never, host: never) => {
    if (disposed) return Promise.reject(new Error('The engine was shut down.'));
    running ??= start();
    return Promise.race([running.engine[name](request, host), running.death]);
  };

  return {
    engine: Object.fromEntries(engineMethods.map((name) => [name, call(name)])) as unknown as Engine,
    get thread() {
      return running?.thread;
    },
    dispose: async () => {
      disposed = true;
      const ending = running;
      running = undefined;
      if (!ending) return;
      // A store that is let go of in good order is there for others at once; one that is not is recovered by them.
      const closed = ending.engine.close({}, silentHost).catch(() => {});
      await Promise.race([closed, ending.death.catch(() => {}), wait(patience)]);
      await ending.thread.terminate();
    },
  };
}

/** The worker's file: beside the bundle when bundled, else the TypeScript source, which Node runs as it is. */
function workerFile(): string {
  const bundled = fileURLToPath(new URL('./worker.cjs', import.meta.url));
  return existsSync(bundled) ? bundled : fileURLToPath(new URL('../worker/main.ts', import.meta.url));
}
