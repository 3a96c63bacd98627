/** A connection whose commits are on the disk. The files are the truth: after anything they refuse, the connection is made anew from them. */
import { corrupt, StoreProblem } from '../problem.ts';
import type { Connection } from './connection.ts';
import type { DurableFiles } from './durable-files.ts';
import type { Sqlite } from './load.ts';
import { findDatabase, keepingMark, mark, marked, markFile, writeBack } from './recovery.ts';
import { replayInto } from './replay.ts';
import type { Backend } from './session.ts';
import { beginEpoch, check, configure, emptyDatabase, epochAfter, firstRevision } from './set-up.ts';
import { sqljsConnection } from './statements.ts';
import type { Attached, WriteThrough } from './write-through.ts';

export interface DurableOptions {
  readonly files: DurableFiles;
  readonly log?: (level: 'info' | 'warn', message: string) => void;
  /** Bytes of the log at which it is written back; 4 MB. */
  readonly logLimit?: number;
}

/** The backend of a durable database. */
export interface DurableBackend extends Backend {
  /** The content as the bytes of a plain SQLite file. */
  export(): Uint8Array;
  /** Writes the log back into the database. */
  checkpoint(): void;
  size(): { readonly database: number; readonly log: number };
  /** How many owners the files have had, this one included. */
  readonly epoch: number;
}

/** An open connection, with the files behind it or, where nothing can be written, without. */
interface Open {
  readonly connection: Connection;
  readonly attached: Attached | undefined;
  readonly export: () => Uint8Array;
  /** Why nothing can be written. */
  readonly readOnly: StoreProblem | undefined;
}

/** @throws StoreProblem when the database is damaged or cannot be read */
export function durableBackend(
  { sqlite, bindText }: Sqlite,
  writeThrough: WriteThrough,
  { files, log = () => {}, logLimit = 4 << 20 }: DurableOptions,
): DurableBackend {
  let open: Open | undefined;
  /** Why it could not be opened again after a failure. */
  let broken: unknown;
  /** Bytes of the log that were acknowledged, after a failure; what lies behind never happened. */
  let acknowledged: number | undefined;
  let nextCheckpoint = logLimit;

  const attach = (): Open => {
    files.open();
    if (acknowledged !== undefined && acknowledged < files.size('store.log')) {
      files.truncate('store.log', acknowledged);
      files.sync('store.log');
    }
    acknowledged = undefined;
    replayInto(files, sqlite);
    const found = findDatabase(files);
    if (found.isStrange) {
      const kept = files.keepLog(files.read('store.log') ?? new Uint8Array());
      log('warn', `${files.name} is another file than before; the log of that one is kept as ${kept}.`);
    }
    const own = keepingMark(files);
    const isNew = found.image.length === 0;
    const image = isNew ? emptyDatabase(sqlite) : found.image;
    const attached = writeThrough.attach(sqlite, mark(image, 'log'), own);
    const connection = sqljsConnection(attached.database, bindText);
    try {
      configure(connection, [
        'locking_mode = exclusive',
        'journal_mode = wal',
        'synchronous = full',
        'wal_autocheckpoint = 0',
      ]);
      // Before anything is written: a damaged file stays as it is.
      check(connection, files.name);
      writeBack(own, found);
      if (isNew) files.replace(marked(image, 'owned'));
      else markFile(files, 'owned');
      return { connection, attached, export: () => attached.database.export(), readOnly: undefined };
    } catch (error) {
      attached.detach();
      connection.close();
      throw error;
    }
  };
  /** What can be read where nothing can be written. */
  const readOnly = (problem: StoreProblem): Open => {
    const { image } = findDatabase(files, acknowledged);
    const database = new sqlite.Database(image.length === 0 ? undefined : marked(image, 'plain'));
    const connection = sqljsConnection(database, bindText);
    configure(connection, ['locking_mode = exclusive', 'journal_mode = memory']);
    check(connection, files.name);
    return { connection, attached: undefined, export: () => database.export(), readOnly: problem };
  };
  const start = (): Open => {
    try {
      return attach();
    } catch (error) {
      files.close();
      if (!(error instanceof StoreProblem) || error.reason === 'corrupt') throw error;
      log('warn', `${error.message} The store can be read meanwhile.`);
      return readOnly(error);
    }
  };
  const stop = (): void => {
    const { attached, connection } = open ?? {};
    open = undefined;
    attached?.detach();
    try {
      connection?.close();
    } finally {
      files.close();
    }
  };
  const reopen = (): void => {
    broken = undefined;
    try {
      open = start();
    } catch (error) {
      broken = error;
    }
  };
  const current = (): Open => {
    if (!open) reopen();
    if (!open) throw broken;
    return open;
  };
  const writeAnew = (image: Uint8Array): void => {
    try {
      if (files.size('store.db') > 0) log('warn', `What lay there instead is kept as ${files.setAside()}.`);
      files.open();
      files.truncate('store.log', 0);
      files.replace(marked(image, 'owned'));
      acknowledged = undefined;
    } catch (error) {
      log('warn', `${files.name} could not be written anew: ${messageOf(error)}`);
    }
  };
  /** What is in memory after the transaction was rolled back: all that was acknowledged. */
  const rescue = (): Uint8Array | undefined => {
    try {
      return open?.export();
    } catch (error) {
      log('warn', `What ${files.name} held could not be kept: ${messageOf(error)}`);
      return undefined;
    }
  };
  const failed = (error: unknown): unknown => {
    const failure = open?.attached?.failure();
    const damage = /malformed|not a database/.test(messageOf(error)) && !(error instanceof StoreProblem);
    if (failure === undefined && !damage) return error;
    acknowledged = open?.attached?.logEnd();
    const isReplaced = failure instanceof StoreProblem && failure.reason === 'replaced';
    const rescued = isReplaced ? rescue() : undefined;
    stop();
    if (rescued) writeAnew(rescued);
    reopen();
    return failure ?? corrupt(files.name, messageOf(error), error);
  };
  const checkpoint = (): void => {
    if (!open?.attached) return;
    const { attached, connection } = open;
    try {
      // Later rounds overwrite the log from its beginning, which is cheaper than letting it grow anew; unless it became long.
      const mode = attached.logEnd() > 4 * logLimit ? 'truncate' : 'passive';
      connection.execute(`pragma wal_checkpoint(${mode})`, []);
      if (attached.failure() !== undefined) throw attached.failure();
      nextCheckpoint = logLimit;
    } catch (error) {
      nextCheckpoint = attached.logEnd() + logLimit;
      throw failed(error);
    }
  };
  const upkeep = (): void => {
    try {
      checkpoint();
    } catch (error) {
      log('warn', `The log of ${files.name} could not be written back: ${messageOf(error)}`);
    }
  };

  open = start();
  const epoch = epochAfter(open.connection);
  /** Whether the epoch is in the database: it gets there with the first change, so that reading writes nothing. */
  let isBegun = false;
  return {
    get readOnly() {
      return open?.readOnly !== undefined;
    },
    epoch,
    firstRevision: firstRevision(epoch),
    connection: () => current().connection,
    prepareToWrite: () => {
      if (current().readOnly) {
        // What was in the way may be gone.
        stop();
        const { readOnly } = current();
        if (readOnly) throw readOnly;
      }
      if (isBegun) return;
      beginEpoch(current().connection, epoch);
      isBegun = true;
    },
    failed,
    committed: () => ((open?.attached?.logEnd() ?? 0) >= nextCheckpoint ? upkeep : undefined),
    checkpoint,
    export: () => mark(current().export(), 'plain'),
    size: () => ({ database: files.size('store.db'), log: open?.attached?.logEnd() ?? 0 }),
    close: () => {
      if (open?.attached) {
        try {
          open.connection.execute('pragma incremental_vacuum', []);
          open.connection.execute('pragma wal_checkpoint(truncate)', []);
          if (files.size('store.log') === 0) markFile(files, 'plain');
        } catch (error) {
          log('warn', `The log of ${files.name} is kept for the next start: ${messageOf(error)}`);
        }
      }
      stop();
    },
  };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
