import { deepEqual, equal, ok } from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import type initSqlJs from 'sql.js';
import { crc32 } from '../../../../server/src/store/sqljs/journal-format.ts';
import { loadSqlite, releaseBuild } from '../../../../server/src/store/sqljs/load.ts';
import { textNames } from '../../../../server/src/store/sqljs/text-names.ts';
import { wasm } from './opening.ts';

const require = createRequire(import.meta.url);
const namesFile = new URL('../../../../server/src/store/sqljs/text-names.ts', import.meta.url);

type Exports = Record<string, unknown>;
const { WebAssembly } = globalThis as unknown as {
  WebAssembly: {
    instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: Exports } }>;
  };
};

/** Watches which exports sql.js calls when it binds a text, and with what. */
async function probe(): Promise<typeof textNames> {
  const path = require.resolve('sql.js/dist/sql-wasm.js');
  const shared = require.cache[path];
  delete require.cache[path];
  const init = require(path) as typeof initSqlJs;
  if (shared) require.cache[path] = shared;
  const calls: { name: string; words: unknown[]; result: unknown }[] = [];
  const sqlite = await init({
    instantiateWasm: (imports, done) => {
      void WebAssembly.instantiate(wasm, imports).then(({ instance }) => {
        const exports = Object.fromEntries(
          Object.entries(instance.exports).map(([name, value]) => [
            name,
            typeof value !== 'function'
              ? value
              : (...words: unknown[]) => {
                  const result: unknown = value(...words);
                  calls.push({ name, words, result });
                  return result;
                },
          ]),
        );
        done({ exports } as Parameters<typeof done>[0]);
      });
      return undefined;
    },
  });
  const text = 'a text of a length that nothing else has';
  const database = new sqlite.Database();
  const statement = database.prepare('select ?');
  calls.length = 0;
  statement.bind([text]);
  const malloc = calls.find(({ words }) => words.length === 1 && words[0] === text.length + 1);
  const bindText = calls.find(({ words }) => words.length === 5 && words[2] === malloc?.result);
  const handle = bindText?.words[0];
  const statementName = Object.entries(statement).find(([, value]) => value === handle)?.[0];
  deepEqual(bindText?.words.slice(1), [1, malloc?.result, text.length, 0]);
  database.close();
  return {
    size: wasm.length,
    crc32: crc32(wasm),
    malloc: malloc?.name ?? '',
    bindText: bindText?.name ?? '',
    statement: statementName ?? '',
  };
}

describe('binding text', () => {
  it('uses what the pinned build really calls', async () => {
    const found = await probe();
    if (!process.env['UPDATE']) return deepEqual(found, textNames);
    let text = readFileSync(namesFile, 'utf8');
    for (const [key, value] of Object.entries(found))
      text = text.replace(
        new RegExp(`  ${key}: .*,`),
        `  ${key}: ${typeof value === 'number' ? value : `'${value}'`},`,
      );
    writeFileSync(namesFile, text);
  });

  it('gives back every text as it was, as SQLite’s own way of binding does', async () => {
    const { sqlite, bindText } = await loadSqlite(releaseBuild(wasm));
    ok(bindText, 'the pinned build is recognised');
    const database = new sqlite.Database();
    const statement = database.prepare('select ?1, ?2, length(?1), hex(?1) = hex(?2)');
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        statement.bind([null, text]);
        if (!bindText(statement, 1, text)) return;
        statement.step();
        const [fast, plain, , same] = statement.get();
        equal(fast, plain);
        equal(same, 1);
      }),
      { numRuns: 20 },
    );
    equal(bindText(statement, 1, 'x'.repeat(30_000)), false, 'long ones go the ordinary way');
    database.close();
  });
});
