/** Loads sql.js: one WebAssembly instance for the process, whoever asks first. */
import initSqlJs, { type SqlJsStatic } from 'sql.js';

/** The bytes of `sql-wasm.wasm`, or how to get them. */
export type Wasm = Uint8Array | (() => Promise<Uint8Array>);

export async function loadSqlite(wasm?: Wasm): Promise<SqlJsStatic> {
  const bytes = typeof wasm === 'function' ? await wasm() : wasm;
  return await initSqlJs(bytes ? { wasmBinary: new Uint8Array(bytes).buffer } : {});
}
