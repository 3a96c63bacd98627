/** A database in the memory of this process, for tests and for windows without a folder. Gone when it is closed. */
import type { Database } from '../database.ts';
import { loadPlainSqlite, loadSqlite, releaseBuild, type Wasm } from './load.ts';
import { session } from './session.ts';
import { sqljsConnection } from './statements.ts';

/** @param wasm the bytes of sql.js's `sql-wasm.wasm`; Node finds them itself where the package is installed */
export async function openMemoryDatabase({ wasm }: { readonly wasm?: Wasm } = {}): Promise<Database> {
  const { sqlite, bindText } = wasm ? await loadSqlite(releaseBuild(wasm)) : await loadPlainSqlite();
  const connection = sqljsConnection(new sqlite.Database(), bindText);
  for (const pragma of [
    'locking_mode = exclusive',
    'journal_mode = memory',
    'temp_store = memory',
    'foreign_keys = on',
  ])
    connection.execute(`pragma ${pragma}`, []);
  return session({
    readOnly: false,
    firstRevision: 0,
    connection: () => connection,
    failed: (error) => error,
    prepareToWrite: () => {},
    committed: () => undefined,
    close: () => connection.close(),
  });
}
