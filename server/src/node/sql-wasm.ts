/** Finds the builds of sql.js: beside the bundle, or in the package when the sources run as they are. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Build } from '../store/sqljs/load.ts';

const require = createRequire(import.meta.url);

/** A file of the bundle, or the one of the package that it was copied from. */
function find(beside: string, inPackage = beside): string {
  const path = fileURLToPath(new URL(beside, import.meta.url));
  return existsSync(path) ? path : require.resolve(`sql.js/dist/${inPackage}`);
}

/** The bytes of `sql-wasm.wasm`. */
export async function readSqlWasm(): Promise<Uint8Array> {
  return await readFile(find('sql-wasm.wasm'));
}

/** The debug build, whose imports keep their names. It is half as fast, and there for a release build that is not known. */
export async function loadDebugBuild(): Promise<Build> {
  return {
    init: require(find('sql-wasm-debug.cjs', 'sql-wasm-debug.js')) as Build['init'],
    wasm: () => readFile(find('sql-wasm-debug.wasm')),
  };
}
