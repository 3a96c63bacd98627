/** SQLite in several ways, each durable when a transaction is acknowledged, behind one face for measuring. */
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { nodeDurableFiles } from '../server/src/store/node/durable-files.ts';
import { durableBackend } from '../server/src/store/sqljs/durable.ts';
import { loadSqlite, releaseBuild } from '../server/src/store/sqljs/load.ts';
import { sqljsConnection } from '../server/src/store/sqljs/statements.ts';
import { wasm } from '../test/server/store/sqljs/opening.ts';

export interface Engine {
  run(sql: string, parameters?: readonly unknown[]): void;
  all(sql: string, parameters?: readonly unknown[]): readonly unknown[];
  /** Runs `work` in one transaction, which is durable on return. */
  transaction(work: () => void): void;
  close(): void;
}

/** Opens an empty database in a folder, which it makes. */
export type OpenEngine = (folder: string) => Promise<Engine>;

const ours: OpenEngine = async (folder) => {
  const sqlite = await loadSqlite(releaseBuild(wasm));
  const { writeThrough } = sqlite;
  if (!writeThrough) throw new Error('This build of sql.js cannot be written through.');
  const backend = durableBackend(sqlite, writeThrough, { files: nodeDurableFiles(folder) });
  const connection = backend.connection();
  return {
    run: (sql, parameters = []) => void connection.execute(sql, parameters),
    all: (sql, parameters = []) => connection.execute(sql, parameters).rows,
    transaction: (work) => {
      connection.execute('begin', []);
      work();
      connection.execute('commit', []);
      backend.committed()?.();
    },
    close: () => void backend.close(),
  };
};

/** As the store was kept before: the whole file for each transaction, replaced atomically. */
const exporting: OpenEngine = async (folder) => {
  const { sqlite } = await loadSqlite(releaseBuild(wasm));
  const database = new sqlite.Database();
  const connection = sqljsConnection(database);
  for (const pragma of ['locking_mode = exclusive', 'journal_mode = memory', 'cache_size = -65536'])
    connection.execute(`pragma ${pragma}`, []);
  mkdirSync(folder);
  const path = join(folder, 'exported.db');
  return {
    run: (sql, parameters = []) => void connection.execute(sql, parameters),
    all: (sql, parameters = []) => connection.execute(sql, parameters).rows,
    transaction: (work) => {
      connection.execute('begin', []);
      work();
      connection.execute('commit', []);
      const image = database.export();
      const file = openSync(`${path}.tmp`, 'w');
      writeSync(file, image);
      fsyncSync(file);
      closeSync(file);
      renameSync(`${path}.tmp`, path);
      const parent = openSync(folder, 'r');
      fsyncSync(parent);
      closeSync(parent);
    },
    close: () => {
      connection.close();
      rmSync(path, { force: true });
    },
  };
};

/** What `node:sqlite` and better-sqlite3 have in common. */
interface Native {
  exec(sql: string): unknown;
  prepare(sql: string): { run(...parameters: never[]): unknown; all(...parameters: never[]): unknown[] };
  close(): void;
}

const native =
  (open: (path: string) => Native): OpenEngine =>
  async (folder) => {
    mkdirSync(folder);
    const database = open(join(folder, 'native.db'));
    database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -65536');
    const statements = new Map<string, ReturnType<Native['prepare']>>();
    const prepared = (sql: string): ReturnType<Native['prepare']> => {
      const statement = statements.get(sql) ?? database.prepare(sql);
      statements.set(sql, statement);
      return statement;
    };
    return {
      run: (sql, parameters = []) => void prepared(sql).run(...(parameters as never[])),
      all: (sql, parameters = []) => prepared(sql).all(...(parameters as never[])),
      transaction: (work) => {
        prepared('begin').run();
        work();
        prepared('commit').run();
      },
      close: () => database.close(),
    };
  };

/** The extension itself cannot carry better-sqlite3, which is built for each Electron. */
const BetterSqlite = createRequire(import.meta.url)('better-sqlite3') as new (path: string) => Native;

/** By name; the first is ours. */
export function engines(): ReadonlyMap<string, OpenEngine> {
  return new Map<string, OpenEngine>([
    ['sql.js, written through', ours],
    ['node:sqlite', native((path) => new DatabaseSync(path))],
    ['better-sqlite3', native((path) => new BetterSqlite(path))],
    ['sql.js, exported each time', exporting],
  ]);
}
