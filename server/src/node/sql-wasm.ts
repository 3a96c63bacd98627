/** Finds SQLite's WebAssembly: beside the bundle, or in the package when the sources run as they are. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** The bytes of `sql-wasm.wasm`. */
export async function readSqlWasm(): Promise<Uint8Array> {
  const beside = fileURLToPath(new URL('sql-wasm.wasm', import.meta.url));
  return await readFile(
    existsSync(beside) ? beside : createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm'),
  );
}
