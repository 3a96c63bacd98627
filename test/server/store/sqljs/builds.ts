/** The builds of sql.js as tests load them: ways of keeping a database that each really take that way. */
import { readFileSync } from 'node:fs';
import debugInit from 'sql.js/dist/sql-wasm-debug.js';
import { type Build, loadSqlite } from '../../../../server/src/store/sqljs/load.ts';
import type { SqljsOptions } from '../../../../server/src/store/sqljs/open.ts';

export const debugBuild: Build = {
  init: debugInit,
  wasm: readFileSync(new URL('../../../../node_modules/sql.js/dist/sql-wasm-debug.wasm', import.meta.url)),
};

/** A release build of which nothing is known any more. */
const loadUnknown = async (build: Build): ReturnType<typeof loadSqlite> =>
  build.init === debugInit
    ? await loadSqlite(build)
    : { ...(await loadSqlite(build)), writeThrough: undefined };

/** Options for each of the three ways. */
export const ways: Readonly<Record<'release' | 'debug' | 'journal', Partial<SqljsOptions>>> = {
  release: {},
  debug: { load: loadUnknown, debugBuild: async () => debugBuild },
  journal: { load: loadUnknown },
};
