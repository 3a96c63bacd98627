import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type initSqlJs from 'sql.js';
import { releaseNames } from '../../../../server/src/store/sqljs/import-names.ts';
import { type ImportNames, roles } from '../../../../server/src/store/sqljs/imports.ts';
import {
  compile,
  instantiate,
  loadSqlite,
  releaseBuild,
  writeThroughOf,
} from '../../../../server/src/store/sqljs/load.ts';
import { probe } from '../../../../server/src/store/sqljs/probe.ts';

const require = createRequire(import.meta.url);

/** An instance of its own: sql.js gives the same one to all who share its module. */
async function fresh(name: 'sql-wasm' | 'sql-wasm-debug'): ReturnType<typeof instantiate> {
  const path = require.resolve(`sql.js/dist/${name}.js`);
  const shared = require.cache[path];
  delete require.cache[path];
  const init = require(path) as typeof initSqlJs;
  if (shared) require.cache[path] = shared;
  else delete require.cache[path];
  return await instantiate(init, await compile(readFileSync(require.resolve(`sql.js/dist/${name}.wasm`))));
}

const mapFile = new URL('../../../../server/src/store/sqljs/import-names.ts', import.meta.url);

describe('loading sql.js', () => {
  it('fails with bytes that are none, and can be tried again', async () => {
    // A module of its own, so that it is not loaded already.
    const { init } = releaseBuild(new Uint8Array());
    const own = Object.assign((...words: Parameters<typeof init>) => init(...words), init);
    await rejects(loadSqlite({ init: own, wasm: new Uint8Array([1, 2, 3]) }), /WebAssembly/);
    await rejects(
      loadSqlite({
        init: own,
        wasm: async () => {
          throw new Error('not there');
        },
      }),
      /not there/,
    );
  });
});

describe('the probe of the file calls', () => {
  it('finds in the release build what is written down for it', async () => {
    const { sqlite, imports } = await fresh('sql-wasm');
    ok(imports);
    const found = probe(sqlite, imports);
    if (process.env['UPDATE']) {
      const lines = Object.entries(found ?? {}).map(([role, name]) => `  ${role}: '${name}',`);
      const text = readFileSync(mapFile, 'utf8');
      writeFileSync(mapFile, text.replace(/= \{\n[^}]*\}/, `= {\n${lines.toSorted().join('\n')}\n}`));
    } else deepEqual(found, releaseNames);
  });

  it('finds in the debug build the names that the calls really have', async () => {
    const { sqlite, imports } = await fresh('sql-wasm-debug');
    ok(imports);
    deepEqual(
      probe(sqlite, imports),
      Object.fromEntries(roles.map((role) => [role, role.startsWith('fd_') ? role : `__syscall_${role}`])),
    );
  });

  it('is asked when the names written down are those of another build', async () => {
    const { sqlite, imports } = await fresh('sql-wasm');
    ok(imports);
    const wrong: ImportNames[] = [
      { ...releaseNames, fd_sync: releaseNames.fd_close, fd_close: releaseNames.fd_sync },
      { ...releaseNames, fd_write: releaseNames.fd_seek, fd_seek: releaseNames.fd_write },
      { ...releaseNames, openat: 'no such import' },
      {
        ...releaseNames,
        ftruncate64: imports.names.find((name) => !Object.values(releaseNames).includes(name)) ?? '',
      },
    ];
    for (const names of wrong) equal(writeThroughOf(sqlite, imports, [() => names]), undefined);
    ok(writeThroughOf(sqlite, imports, [...wrong.map((names) => () => names), probe]));
  });
});
