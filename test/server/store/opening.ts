/** Opens stores for tests: the real sql.js, in memory unless told otherwise. */
import { readFileSync } from 'node:fs';
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
