/** Opens stores for tests: the real sql.js, in memory or in a folder of its own. */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentHost } from '../../../server/src/base/host.ts';
import {
  memoryStoreFile,
  openStore,
  type Store,
  type StoreOptions,
} from '../../../server/src/store/index.ts';

export const wasm: Uint8Array = readFileSync(
  new URL('../../../node_modules/sql.js/dist/sql-wasm.wasm', import.meta.url),
);

export function open(options: Partial<StoreOptions> = {}): Promise<Store> {
  return openStore({ file: memoryStoreFile(), host: silentHost, wasm, ...options });
}

/** Runs `work` in a new folder, which is removed afterwards. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'spark-store-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
