/** Loads sql.js, with the imports of its WebAssembly in our hands. One instance serves all databases of a process. */
import initSqlJs, { type SqlJsStatic } from 'sql.js';
import browserBuild from 'sql.js/dist/sql-wasm-browser.js';
import { type BindText, bindTextOf } from './bind-text.ts';
import { releaseNames } from './import-names.ts';
import { exchangeable, type ImportNames, type Imports, type Instance, roles } from './imports.ts';
import { probe } from './probe.ts';
import { createWriteThrough, type WriteThrough } from './write-through.ts';

/** The bytes of `sql-wasm.wasm`, or how to get them. */
export type Wasm = Uint8Array | (() => Promise<Uint8Array>);

/** A build of sql.js: its glue and its WebAssembly. */
export interface Build {
  readonly init: typeof initSqlJs;
  readonly wasm: Wasm;
}

/** sql.js, and how its files reach a disk; without `writeThrough`, they are in memory only. */
export interface Sqlite {
  readonly sqlite: SqlJsStatic;
  readonly writeThrough: WriteThrough | undefined;
  /** A faster way of binding text, for the build that it is known for. */
  readonly bindText?: BindText | undefined;
}

/**
 * The release build. Its glue for browsers does without Node, and the WebAssembly is the same.
 * @param wasm the bytes of `sql-wasm.wasm`
 */
export const releaseBuild = (wasm: Wasm): Build => ({ init: browserBuild, wasm });

/** The part of WebAssembly that is needed here; the language's own types leave it out. */
const { WebAssembly: wasmEngine } = globalThis as unknown as {
  readonly WebAssembly: {
    compile(bytes: Uint8Array): Promise<object>;
    instantiate(module: object, imports: object): Promise<Instance>;
  };
};

const loaded = new Map<typeof initSqlJs, Promise<Sqlite>>();

/** Loads a build, once: sql.js keeps one instance for each. */
export async function loadSqlite({ init, wasm }: Build): Promise<Sqlite> {
  // Bytes that cannot be had or compiled may be right the next time; what fails after that fails for good.
  const known = loaded.get(init);
  if (known) return await known;
  const bytes = typeof wasm === 'function' ? await wasm() : wasm;
  const module = await compile(bytes);
  const loading = loaded.get(init) ?? load(init, module, bytes);
  loaded.set(init, loading);
  return await loading;
}

async function load(init: typeof initSqlJs, module: object, bytes: Uint8Array): Promise<Sqlite> {
  const { sqlite, imports } = await instantiate(init, module);
  if (!imports) return { sqlite, writeThrough: undefined };
  const writeThrough = writeThroughOf(sqlite, imports);
  return { sqlite, writeThrough, bindText: bindTextOf(sqlite, imports, bytes) };
}

/** @throws Error when the bytes are no WebAssembly */
export const compile = (bytes: Uint8Array): Promise<object> => wasmEngine.compile(bytes);

/** sql.js and the imports of its WebAssembly; without imports when somebody else has loaded this build before. */
export async function instantiate(
  init: typeof initSqlJs,
  module: object,
): Promise<{ readonly sqlite: SqlJsStatic; readonly imports: Imports | undefined }> {
  let imports: Imports | undefined;
  const sqlite = await new Promise<SqlJsStatic>((resolve, reject) => {
    init({
      instantiateWasm: (given, done) => {
        const exchange = exchangeable(given as Parameters<typeof exchangeable>[0]);
        wasmEngine.instantiate(module, exchange.imports).then((instance) => {
          imports = exchange.ready(instance);
          done(instance as Parameters<typeof done>[0]);
        }, reject);
        return undefined;
      },
    }).then(resolve, reject);
  });
  return { sqlite, imports };
}

/** What to try, in this order: the names of the pinned version, those of a debug build, what the probe finds. */
const candidates: readonly ((sqlite: SqlJsStatic, imports: Imports) => ImportNames | undefined)[] = [
  () => releaseNames,
  (_, imports) => plainNames(imports),
  probe,
];

/** Writing through with the first candidate that stands the test; `undefined` when none does. */
export function writeThroughOf(
  sqlite: SqlJsStatic,
  imports: Imports,
  attempts = candidates,
): WriteThrough | undefined {
  for (const attempt of attempts) {
    const names = attempt(sqlite, imports);
    if (!names || !roles.every((role) => imports.names.includes(names[role]))) continue;
    const writeThrough = createWriteThrough(imports, names);
    if (writeThrough.works(sqlite)) return writeThrough;
    writeThrough.end();
  }
  return undefined;
}

/** The names that WASI and Emscripten give to the calls. */
function plainNames({ names }: Imports): ImportNames | undefined {
  const found = roles.map((role) => [
    role,
    names.find((name) => name === role || name === `__syscall_${role}`),
  ]);
  return found.every(([, name]) => name !== undefined)
    ? (Object.fromEntries(found) as ImportNames)
    : undefined;
}

/** sql.js without anything behind it, where Node finds its WebAssembly by itself. */
export const loadPlainSqlite = async (): Promise<Sqlite> => ({
  sqlite: await initSqlJs(),
  writeThrough: undefined,
});
