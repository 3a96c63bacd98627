/** Where SQLite's WebAssembly lies: beside the bundle, or in the package when the sources run as they are. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** The path of `sql-wasm.wasm`. */
export function wasmLocation(): string {
  const bundled = fileURLToPath(new URL('./sql-wasm.wasm', import.meta.url));
  return existsSync(bundled) ? bundled : createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm');
}
