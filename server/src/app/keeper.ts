/**
 * The store as use cases see it: opened at the first need, and never in the way. When it cannot be used, work goes on, nothing is
 * kept, and the reason is there for a person to read.
 */
import type { Host } from '../base/host.ts';
import { StoreProblem } from '../store/problem.ts';
import type { StoreReader, StoreWriter } from '../store/repositories/repositories.ts';
import { openStore, type Store } from '../store/store.ts';
import type { StoreFile } from '../store/store-file.ts';

export interface Keeper {
  /** Runs `work` in a transaction; undefined when the store cannot be used, which {@link Keeper.problem} then explains. */
  keep<T>(work: (store: StoreWriter) => Promise<T>, host: Host): Promise<T | undefined>;
  /** Runs `work` on the newest state; undefined when the store cannot be used. */
  recall<T>(work: (store: StoreReader) => Promise<T>, host: Host): Promise<T | undefined>;
  /** The reason of the last failure, which says what to do; undefined when the last use went well. */
  problem(host: Host): Promise<string | undefined>;
  /** Moves a damaged store aside and starts an empty one; returns the damaged file's new name. */
  recover(host: Host): Promise<string | undefined>;
}

/** A keeper of the store in `file`. `wasm` gives the bytes of sql.js's WebAssembly. */
export function createKeeper(file: StoreFile, wasm: () => Promise<Uint8Array>): Keeper {
  let store: Store | undefined;
  let problem: string | undefined;

  const use = async <T>(host: Host, work: (store: Store) => Promise<T>): Promise<T | undefined> => {
    try {
      store ??= await openStore({ file, wasm, host });
      const result = await work(store);
      problem = undefined;
      return result;
    } catch (error) {
      if (!(error instanceof StoreProblem)) throw error;
      if (error.message !== problem) host.log('warn', error.message);
      problem = error.message;
      return undefined;
    }
  };

  return {
    keep: (work, host) => use(host, (open) => open.transaction(work)),
    recall: (work, host) => use(host, (open) => open.read(work)),
    problem: async (host) => {
      await use(host, async () => undefined);
      return problem;
    },
    recover: async (host) => {
      await store?.close();
      store = await openStore({ file, wasm, host, recover: true });
      problem = undefined;
      return store.recoveredFrom;
    },
  };
}
