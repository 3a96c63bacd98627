/** What every database of ours begins with, whichever way it reaches the disk. */
import type { SqlJsStatic } from 'sql.js';
import { applicationId } from '../header.ts';
import { corrupt } from '../problem.ts';
import type { Connection } from './connection.ts';

/** A database without tables. Pages that become free in it can be given back later. */
export function emptyDatabase(sqlite: SqlJsStatic): Uint8Array {
  const database = new sqlite.Database();
  try {
    database.run(`pragma auto_vacuum = incremental; pragma application_id = ${applicationId}`);
    // A database has no first page before it has had a table.
    database.run('create table first (page); drop table first; vacuum');
    return database.export();
  } finally {
    database.close();
  }
}

/** Sets a new connection up: with these pragmas, and those that all share. */
export function configure(connection: Connection, pragmas: readonly string[]): void {
  // A store may come with a repository: its schema may call nothing with effects.
  for (const pragma of [
    ...pragmas,
    'temp_store = memory',
    'cache_size = -65536',
    'foreign_keys = on',
    'trusted_schema = off',
  ])
    connection.execute(`pragma ${pragma}`, []);
}

/** @throws StoreProblem when pages contradict each other; other bytes inside of values are not noticed */
export function check(connection: Connection, name: string): void {
  const [verdict] = connection.execute('pragma quick_check(1)', []).rows;
  const detail = Object.values(verdict ?? {})[0];
  if (detail !== 'ok') throw corrupt(name, String(detail));
}

/** The number of the next owner: `user_version` counts them. */
export function epochAfter(connection: Connection): number {
  const [row] = connection.execute('pragma user_version', []).rows;
  return (Number(row?.['user_version'] ?? 0) % lastEpoch) + 1;
}

export function beginEpoch(connection: Connection, epoch: number): void {
  connection.execute('pragma query_only = 0', []);
  connection.execute(`pragma user_version = ${epoch}`, []);
}

/** So many that all revisions of all epochs are exact numbers. */
const lastEpoch = 2 ** 21 - 1;

/** Where the revisions of an owner begin: behind all that earlier ones can have counted. */
export const firstRevision = (epoch: number): number => epoch * 2 ** 32;
