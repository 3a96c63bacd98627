/** Opens the durable database of a workspace: plain SQLite on disk, sql.js in this process, each commit there before it is acknowledged. */
import type { Database } from '../database.ts';
import { StoreProblem } from '../problem.ts';
import { type DurableOptions, durableBackend } from './durable.ts';
import { loadSqlite, releaseBuild, type Wasm } from './load.ts';
import { type Nesting, session } from './session.ts';

export interface SqljsOptions extends DurableOptions {
  /** The bytes of sql.js's `sql-wasm.wasm`, or how to get them. */
  readonly wasm: Wasm;
  /** Move damaged files aside and start an empty database. Without it, they are a {@link StoreProblem}. */
  readonly recover?: boolean;
  readonly nesting?: Nesting;
}

/** A database in two files of this process. */
export interface SqljsDatabase extends Database {
  /** The name that damaged files were moved to when it was opened. */
  readonly recoveredFrom: string | undefined;
  /** How many owners the files have had, this one included; 0 while nothing may be written. */
  readonly epoch: number;
  /** All that is committed, as the bytes of a plain SQLite file. */
  backup(): Promise<Uint8Array>;
  /** Keeps a backup beside the database, under a name with `label` in it, which is returned. */
  keepBackup(label: string): Promise<string>;
  /** Writes the log back into the database; it is done by itself when the log has grown, and at the end. */
  checkpoint(): Promise<void>;
  /** Gives unused space back to the disk. */
  vacuum(): Promise<void>;
  /** Bytes on the disk. */
  size(): { readonly database: number; readonly log: number };
}

/** @throws StoreProblem when the files are damaged or cannot be read; nothing was changed then */
export async function openSqljsDatabase(options: SqljsOptions): Promise<SqljsDatabase> {
  const { sqlite, writeThrough } = await loadSqlite(releaseBuild(options.wasm));
  if (!writeThrough) throw new StoreProblem('unavailable', 'This build of sql.js is not known.');
  let recoveredFrom: string | undefined;
  const start = (): ReturnType<typeof durableBackend> => durableBackend(sqlite, writeThrough, options);
  const recover = (error: unknown): ReturnType<typeof durableBackend> => {
    if (!options.recover || !(error instanceof StoreProblem) || error.reason !== 'corrupt') throw error;
    recoveredFrom = options.files.setAside();
    return start();
  };
  let backend: ReturnType<typeof durableBackend>;
  try {
    backend = start();
  } catch (error) {
    backend = recover(error);
  }
  const database = session(backend, options.nesting);
  const { files } = options;
  const backup = (): Promise<Uint8Array> => database.alone(async () => backend.export());
  return {
    ...database,
    get readOnly() {
      return backend.readOnly;
    },
    recoveredFrom,
    epoch: backend.epoch,
    backup,
    keepBackup: async (label) => files.keep(label, await backup()),
    checkpoint: () => database.alone(async () => backend.checkpoint()),
    vacuum: () =>
      database.alone(async () => {
        backend.connection().execute('vacuum', [], false);
        backend.checkpoint();
      }),
    size: () => backend.size(),
  };
}
