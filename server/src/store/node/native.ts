/**
 * The same store file through Node's own SQLite: an accelerator for hosts that have it, off unless somebody asks for it. The file is
 * plain SQLite either way, and each way takes over what the other one left, after a crash as well.
 */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { Database } from '../database.ts';
import { applicationId } from '../header.ts';
import { corrupt, StoreProblem, type StoreProblemReason } from '../problem.ts';
import type { Connection } from '../sqljs/connection.ts';
import { isJournal } from '../sqljs/journal-format.ts';
import { findDatabase, markFile, writeBack } from '../sqljs/recovery.ts';
import { type Nesting, session } from '../sqljs/session.ts';
import { beginEpoch, check, epochAfter, firstRevision } from '../sqljs/set-up.ts';
import { nodeDurableFiles } from './durable-files.ts';
import { nativeConnection } from './native-connection.ts';

/**
 * Opens the database in `folder`, which this process alone has.
 * @returns `undefined` where this Node has no SQLite, or where sql.js has to see to what was left there first
 * @throws StoreProblem when the database is damaged or cannot be written to
 */
export async function openNativeDatabase(folder: string, nesting?: Nesting): Promise<Database | undefined> {
  const sqlite = await import('node:sqlite').catch(() => undefined);
  const files = nodeDurableFiles(folder);
  if (!sqlite || isJournal(files.read('store.log') ?? new Uint8Array())) return undefined;
  files.open();
  try {
    const found = findDatabase(files);
    if (found.isStrange) return undefined;
    writeBack(files, found);
    if (found.image.length > 0) markFile(files, 'plain');
  } finally {
    files.close();
  }
  const path = join(folder, 'store.db');
  const database = new sqlite.DatabaseSync(path);
  const connection = nativeConnection(database);
  const begin = (): number => {
    for (const pragma of [
      'auto_vacuum = incremental',
      `application_id = ${applicationId}`,
      'locking_mode = exclusive',
      'journal_mode = wal',
      'synchronous = full',
      'temp_store = memory',
      'cache_size = -65536',
      'foreign_keys = on',
      'trusted_schema = off',
    ])
      connection.execute(`pragma ${pragma}`, []);
    check(connection, path);
    const epoch = epochAfter(connection);
    beginEpoch(connection, epoch);
    return epoch;
  };
  const run = <T>(action: () => T): T => {
    try {
      return action();
    } catch (error) {
      throw explained(error, path);
    }
  };
  let epoch: number;
  try {
    epoch = run(begin);
  } catch (error) {
    database.close();
    throw error;
  }
  const opened = session(
    {
      readOnly: false,
      firstRevision: firstRevision(epoch),
      connection: () => connection,
      prepareToWrite: () => {},
      failed: (error) => explained(error, path),
      committed: () => undefined,
      close: () => end(connection, database),
    },
    nesting,
  );
  return {
    ...opened,
    backup: (label) =>
      opened.alone(async () => {
        const copy = join(folder, 'store.backup.tmp');
        rmSync(copy, { force: true });
        database.prepare('vacuum into ?').run(copy);
        const image = readFileSync(copy);
        rmSync(copy);
        return files.keep(label, image);
      }),
  };
}

/** Leaves one file behind, for which no log is needed. */
function end(connection: Connection, database: DatabaseSync): void {
  try {
    connection.execute('pragma incremental_vacuum', []);
    connection.execute('pragma journal_mode = delete', []);
  } finally {
    database.close();
  }
}

/** SQLite's result codes (https://www.sqlite.org/rescode.html) as problems. */
function explained(error: unknown, path: string): unknown {
  const { errcode, message } = error as { errcode?: number; message?: string };
  const code = (errcode ?? 0) & 0xff;
  if (code === 11 || code === 26) return corrupt(path, String(message), error);
  const problems: Readonly<Record<number, readonly [StoreProblemReason, string]>> = {
    5: ['locked', `Another program has ${path} open. End it and try again.`],
    8: ['read-only', `${path} cannot be written to. Allow writing there and try again.`],
    10: [
      'unavailable',
      `${path} cannot be used: ${message}. Try again; what was acknowledged before is kept.`,
    ],
    13: ['full', `The disk that holds ${path} is full. Free some space and try again; nothing was changed.`],
    14: ['unavailable', `${path} cannot be opened: ${message}. Try again.`],
  };
  const found = problems[code];
  return found ? new StoreProblem(...found, error) : error;
}
