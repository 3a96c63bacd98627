/**
 * The store as use cases see it: opened at the first need, and never in the way. When it cannot be used, work goes on, nothing is
 * kept, and the reason is there for a person to read.
 */
import type { Host } from '../base/host.ts';
import {
  openStore,
  type Store,
  type StoreFile,
  StoreProblem,
  type StoreReader,
  type StoreWriter,
} from '../store/index.ts';
import type { StoreProblemView } from './views.ts';

export interface Keeper {
  /** Runs `work` in a transaction; undefined when the store cannot be used, which {@link Keeper.problem} then explains. */
  keep<T>(work: (store: StoreWriter) => Promise<T>, host: Host): Promise<T | undefined>;
  /** Runs `work` on the newest state; undefined when the store cannot be used. */
  recall<T>(work: (store: StoreReader) => Promise<T>, host: Host): Promise<T | undefined>;
  /** Why nothing is kept; undefined when the store works. */
  problem(host: Host): Promise<StoreProblemView | undefined>;
  /** Moves a damaged store aside and starts an empty one; returns the damaged file's new name. */
  recover(host: Host): Promise<string | undefined>;
}

/** A keeper of the store in `file`. `wasm` gives the bytes of sql.js's WebAssembly. */
export function createKeeper(file: StoreFile, wasm: () => Promise<Uint8Array>): Keeper {
  let opening: Promise<Store> | undefined;
  let problem: StoreProblem | undefined;

  const open = (host: Host): Promise<Store> => {
    opening ??= openStore({ file, wasm, host }).catch((error) => {
      opening = undefined;
      throw error;
    });
    return opening;
  };
  const use = async <T>(
    host: Host,
    writes: boolean,
    work: (store: Store) => Promise<T>,
  ): Promise<T | undefined> => {
    try {
      const result = await work(await open(host));
      // A folder that cannot be written to can still be read: only a write shows that it is well again.
      if (writes || (problem?.reason !== 'read-only' && problem?.reason !== 'full')) problem = undefined;
      return result;
    } catch (error) {
      if (!(error instanceof StoreProblem)) throw error;
      if (error.message !== problem?.message) host.log('warn', error.message);
      problem = error;
      return undefined;
    }
  };

  return {
    keep: (work, host) => use(host, true, (store) => store.transaction(work)),
    recall: (work, host) => use(host, false, (store) => store.read(work)),
    problem: async (host) => {
      await use(host, false, async () => undefined);
      return problem && { message: problem.message, recoverable: problem.reason === 'corrupt' };
    },
    recover: async (host) => {
      await (await opening)?.close();
      opening = undefined;
      const store = await openStore({ file, wasm, host, recover: true });
      opening = Promise.resolve(store);
      problem = undefined;
      return store.recoveredFrom;
    },
  };
}
