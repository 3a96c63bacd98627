/**
 * The factory at work on the store of a workspace: opened at the first need, and never in the way. When the store cannot be used, work
 * goes on in memory, nothing is kept, and the reason is there for a person to read.
 */
import type { Host } from '../base/host.ts';
import { createFactoryRuntime, type FactoryRuntime } from '../factory/create-factory-runtime.ts';
import { StoreProblem } from '../store/problem.ts';
import { openMemoryDatabase } from '../store/sqljs/memory.ts';
import { makeRoom } from './make-room.ts';
import type { OpenStore, Platform, StorePort } from './platform.ts';
import type { StoreProblemView } from './views.ts';
import { resumeInterrupted } from './workflows.ts';

export interface Workshop {
  /**
   * Does a job with the factory on the store or, when that cannot be used, in memory. A job that the store fails in the middle of is
   * done again in memory, so that it has to begin anew when it is called again.
   */
  use<T>(host: Host, job: (factory: FactoryRuntime) => Promise<T>): Promise<T>;
  /** The factory, if there is anything kept; a workspace where nothing was made yet is left untouched. */
  kept(host: Host): Promise<FactoryRuntime | undefined>;
  /** The store itself. @throws StoreProblem when it cannot be used */
  store(host: Host): Promise<OpenStore>;
  readonly location: string;
  /** Why nothing is kept; undefined when the store works. */
  problem(host: Host): Promise<StoreProblemView | undefined>;
  /** Moves a damaged store aside and starts an empty one; the damaged one's new name, if there was one. */
  recover(host: Host): Promise<string | undefined>;
  /** Lets go of the store. */
  close(): Promise<void>;
}

export interface WorkshopOptions {
  readonly platform: Platform;
  /** The bytes of sql.js's WebAssembly. */
  readonly wasm: () => Promise<Uint8Array>;
  /** Where the store lies; in memory when absent. */
  readonly store?: StorePort;
  /** Called when the store was written to, by this process or another one. */
  readonly changed?: () => void;
  /** Whether interrupted runs are gone on with when the store is opened: for processes that stay. */
  readonly resumes?: boolean;
}

interface Opened {
  readonly store: OpenStore;
  readonly factory: FactoryRuntime;
}

export function createWorkshop(options: WorkshopOptions): Workshop {
  const { platform, wasm, store: port, changed, resumes = false } = options;
  let opening: Promise<Opened> | undefined;
  let memory: Promise<Opened> | undefined;
  let problem: StoreProblem | undefined;

  const memoryPort: StorePort = {
    location: 'memory',
    exists: async () => memory !== undefined,
    open: async () => {
      const database = await openMemoryDatabase({ wasm });
      return {
        database,
        role: () => 'memory',
        size: async () => 0,
        vacuum: async () => {},
        recoveredFrom: async () => undefined,
      };
    },
  };
  const start = async (from: StorePort, host: Host, recover = false): Promise<Opened> => {
    const store = await from.open({ log: backgroundHost(host, platform).log, recover });
    try {
      const factory = await createFactoryRuntime({
        database: store.database,
        host: backgroundHost(host, platform),
        uuid: platform.uuid,
        sleep: platform.sleep,
        application: { name: 'Spark DSL Factory', version: platform.version },
        process: platform.process,
      });
      // Whoever cannot make room now does so when it is opened the next time.
      if (!store.database.readOnly)
        await makeRoom(store.database, backgroundHost(host, platform)).catch((error: unknown) =>
          host.log('warn', `Old history could not be let go: ${String(error)}`),
        );
      if (changed) store.database.onCommit(changed);
      if (resumes && from !== memoryPort && !store.database.readOnly) {
        const { log } = backgroundHost(host, platform);
        // Nobody waits for it: what was interrupted goes on beside what the person does now.
        resumeInterrupted(factory, platform, log).catch((error: unknown) => log('warn', String(error)));
      }
      return { store, factory };
    } catch (error) {
      await store.database.close().catch(() => {});
      throw error;
    }
  };
  const inMemory = (host: Host): Promise<Opened> => {
    memory ??= start(memoryPort, host);
    return memory;
  };
  const open = async (host: Host): Promise<Opened> => {
    if (!port) return await inMemory(host);
    opening ??= start(port, host).then(
      (opened) => {
        problem = undefined;
        return opened;
      },
      (error: unknown) => {
        opening = undefined;
        throw error;
      },
    );
    return await opening;
  };
  /** The opened store, or undefined after its problem was noted. */
  const tryOpen = async (host: Host): Promise<Opened | undefined> => {
    try {
      return await open(host);
    } catch (error) {
      if (!(error instanceof StoreProblem)) throw error;
      note(error, host);
      return undefined;
    }
  };
  const note = (error: StoreProblem, host: Host): void => {
    if (error.message !== problem?.message) host.log('warn', error.message);
    problem = error;
  };
  const isThere = async (): Promise<boolean> =>
    opening !== undefined || (await (port ?? memoryPort).exists());

  const close = async (): Promise<void> => {
    const opened = opening;
    opening = undefined;
    // One that could not be opened need not be closed.
    const found = await opened?.catch(() => undefined);
    await found?.store.database.close();
  };

  return {
    close,
    location: (port ?? memoryPort).location,
    use: async (host, job) => {
      const opened = await tryOpen(host);
      if (opened && !opened.store.database.readOnly)
        try {
          const result = await job(opened.factory);
          // Only what was written shows that a full disk has room again.
          problem = undefined;
          return result;
        } catch (error) {
          if (!(error instanceof StoreProblem)) throw error;
          note(error, host);
        }
      return await job((await inMemory(host)).factory);
    },
    kept: async (host) => ((await isThere()) ? (await tryOpen(host))?.factory : undefined),
    store: async (host) => (await open(host)).store,
    problem: async (host) => {
      const opened = (await isThere()) ? await tryOpen(host) : undefined;
      if (opened?.store.database.readOnly)
        return {
          message: `The store ${(port ?? memoryPort).location} can only be read here: another machine has it open.`,
          recoverable: false,
        };
      return problem && { message: problem.message, recoverable: problem.reason === 'corrupt' };
    },
    recover: async (host) => {
      if (!port) return undefined;
      const before = close();
      // Whoever opens the store meanwhile gets this one.
      opening = before.then(() => start(port, host, true));
      const { store } = await opening.catch((error: unknown) => {
        opening = undefined;
        throw error;
      });
      problem = undefined;
      return await store.recoveredFrom();
    },
  };
}

/** The host of what outlives a job: it has the clock and the log, shows no progress, and is not cancelled. */
function backgroundHost(host: Host, platform: Platform): Host {
  return {
    now: () => platform.now(),
    log: (level, message) => host.log(level, message),
    progress: () => {},
    cancelled: false,
    pause: () => platform.turn(),
  };
}
