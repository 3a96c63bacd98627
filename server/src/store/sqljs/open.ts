/** Opens the durable database of a workspace: plain SQLite on disk, sql.js in this process, each commit there before it is acknowledged. */
import type { Database } from '../database.ts';
import { StoreProblem } from '../problem.ts';
import { type DurableBackend, type DurableOptions, durableBackend } from './durable.ts';
import { type JournalFiles, journalFilesOn } from './journal-files.ts';
import { type JournaledBackend, type JournaledOptions, journaledBackend } from './journaled.ts';
import { type Build, loadSqlite, releaseBuild, type Sqlite, type Wasm } from './load.ts';
import { type Nesting, session } from './session.ts';

interface Shared {
  /** The bytes of sql.js's `sql-wasm.wasm`, or how to get them. */
  readonly wasm: Wasm;
  /** Move damaged files aside and start an empty database. Without it, they are a {@link StoreProblem}. */
  readonly recover?: boolean;
  readonly nesting?: Nesting;
}

export interface SqljsOptions extends DurableOptions, Shared {
  /** A build whose imports keep their names, for when those of the release build are not found. */
  readonly debugBuild?: () => Promise<Build>;
  /** Loads a build; a test's own can be one that cannot be written through. */
  readonly load?: (build: Build) => Promise<Sqlite>;
}

/** How commits reach the disk: through SQLite's own log, or through a journal of statements. */
export type Keeping = 'log' | 'journal';

/** A database in files that this process alone has. */
export interface SqljsDatabase extends Database {
  readonly keeping: Keeping;
  /** The name that damaged files were moved to when it was opened. */
  readonly recoveredFrom: string | undefined;
  /** Greater than that of everyone who has changed the files before. */
  readonly epoch: number;
  /** All that is committed, as the bytes of a plain SQLite file. */
  export(): Promise<Uint8Array>;
  /** Keeps a backup beside the database, under a name with `label` in it, which is returned. */
  backup(label: string): Promise<string>;
  /** Writes the log back into the database; it is done by itself when the log has grown, and at the end. */
  checkpoint(): Promise<void>;
  /** Gives unused space back to the disk. */
  vacuum(): Promise<void>;
  /** Bytes on the disk. */
  size(): { readonly database: number; readonly log: number };
}

/**
 * Opens the database in `files`, writing through with the release build of sql.js, or else the debug build, or else a journal.
 * @throws StoreProblem when the files are damaged or cannot be read; nothing was changed then
 */
export async function openSqljsDatabase(options: SqljsOptions): Promise<SqljsDatabase> {
  const { files, wasm, debugBuild, load = loadSqlite, log } = options;
  const release = await load(releaseBuild(wasm));
  const found = release.writeThrough || !debugBuild ? release : await load(await debugBuild());
  const { writeThrough } = found;
  if (writeThrough)
    return await begin('log', options, files, () => durableBackend(found, writeThrough, options));
  log?.(
    'warn',
    'This build of sql.js is not known; the store is kept with a journal instead of its own log.',
  );
  return await openJournaled(release, { ...options, files: journalFilesOn(files) });
}

/** Opens a database that is kept as an image and a journal, in a browser for one. */
export const openJournaledDatabase = async (options: JournaledOptions & Shared): Promise<SqljsDatabase> =>
  openJournaled(await loadSqlite(releaseBuild(options.wasm)), options);

const openJournaled = (sqlite: Sqlite, options: JournaledOptions & Shared): Promise<SqljsDatabase> =>
  begin('journal', options, options.files, () => journaledBackend(sqlite, options));

async function begin(
  keeping: Keeping,
  { recover, nesting }: Shared,
  files: JournalFiles | DurableOptions['files'],
  start: () => (DurableBackend | JournaledBackend) | Promise<JournaledBackend>,
): Promise<SqljsDatabase> {
  let recoveredFrom: string | undefined;
  const open = async (): Promise<DurableBackend | JournaledBackend> => {
    try {
      return await start();
    } catch (error) {
      if (!(error instanceof StoreProblem) || error.reason !== 'corrupt') throw error;
      if (!recover) throw withBackup(error, (await files.backups()).at(-1));
      recoveredFrom = await files.setAside();
      return await start();
    }
  };
  const backend = await open();
  const database = session(backend, nesting);
  const exportAll = (): Promise<Uint8Array> => database.alone(async () => backend.export());
  return {
    ...database,
    get readOnly() {
      return backend.readOnly;
    },
    keeping,
    recoveredFrom,
    epoch: backend.epoch,
    export: exportAll,
    backup: async (label) => await files.keep(label, await exportAll()),
    checkpoint: () => database.alone(async () => await backend.checkpoint()),
    vacuum: () =>
      database.alone(async () => {
        await backend.prepareToWrite();
        backend.connection().execute('vacuum', []);
        await backend.checkpoint();
      }),
    size: () => backend.size(),
  };
}

const withBackup = (problem: StoreProblem, newest: string | undefined): StoreProblem =>
  newest === undefined
    ? problem
    : new StoreProblem('corrupt', `${problem.message} The newest backup is ${newest}.`, problem.cause);
