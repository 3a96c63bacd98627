/** kysely over one SQLite connection: who gets the connection has a lease on it, and can do nothing with it afterwards. */
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { constraintOfSqlite, type FailedStatement } from '../dialect/sqlite-error.ts';
import type { Connection, Result } from './connection.ts';

/** Gives the connection at this moment: it is another one after the file was opened again. */
export function sqliteDialect(current: () => Connection): Dialect {
  return {
    createDriver: () => new LeasingDriver(current),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new SqliteAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
}

class LeasingDriver implements Driver {
  readonly #current: () => Connection;
  constructor(current: () => Connection) {
    this.#current = current;
  }
  async init(): Promise<void> {}
  async acquireConnection(): Promise<Lease> {
    return new Lease(this.#current());
  }
  async releaseConnection(lease: Lease): Promise<void> {
    lease.end();
  }
  beginTransaction = (lease: DatabaseConnection): Promise<void> => command(lease, 'begin');
  commitTransaction = (lease: DatabaseConnection): Promise<void> => command(lease, 'commit');
  /** SQLite has rolled back already when the disk refused a write: then there is nothing left to do. */
  rollbackTransaction = (lease: DatabaseConnection): Promise<void> =>
    command(lease, 'rollback').catch((error: unknown) => {
      if (!/no transaction is active/.test(String(error))) throw error;
    });
  savepoint = (lease: DatabaseConnection, name: string): Promise<void> =>
    command(lease, `savepoint ${quoted(name)}`);
  rollbackToSavepoint = (lease: DatabaseConnection, name: string): Promise<void> =>
    command(lease, `rollback to ${quoted(name)}`);
  releaseSavepoint = (lease: DatabaseConnection, name: string): Promise<void> =>
    command(lease, `release ${quoted(name)}`);
  async destroy(): Promise<void> {}
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

async function command(lease: DatabaseConnection, sql: string): Promise<void> {
  (lease as Lease).command(sql);
}

const managed =
  /^\s*(begin|commit|end|rollback(?!\s+(transaction\s+)?to)|attach|detach|vacuum|pragma\s+(\w+\s*\.\s*)?(journal_mode|locking_mode|synchronous|query_only|wal_\w+|user_version|application_id)\b)/i;

/** Where transactions begin and end, and how they reach the disk, is for the database to say. */
function refuseManaged(sql: string): void {
  if (managed.test(sql))
    throw new Error(`The database itself sees to what this statement would do; leave it out: ${sql.trim()}`);
}

class Lease implements DatabaseConnection {
  #connection: Connection | undefined;
  constructor(connection: Connection) {
    this.#connection = connection;
  }
  end(): void {
    this.#connection = undefined;
  }
  /** For the driver. */
  command(sql: string): void {
    this.#execute(this.#alive(), sql, []);
  }
  #alive(): Connection {
    if (this.#connection) return this.#connection;
    throw new Error(
      'This transaction or read has ended: await every query inside it. This is a bug in the caller.',
    );
  }
  async executeQuery<R>({ sql, parameters, query }: CompiledQuery): Promise<QueryResult<R>> {
    if (query.kind === 'RawNode') refuseManaged(sql);
    const connection = this.#alive();
    const { rows, changes } = this.#execute(connection, sql, parameters);
    if (query.kind === 'SelectQueryNode') return { rows: rows as R[] };
    const numAffectedRows = BigInt(changes);
    // Asked for only where kysely hands it out.
    return query.kind === 'InsertQueryNode' && rows.length === 0
      ? { rows: rows as R[], numAffectedRows, insertId: BigInt(connection.lastInsertId()) }
      : { rows: rows as R[], numAffectedRows };
  }
  #execute(connection: Connection, sql: string, parameters: readonly unknown[]): Result {
    try {
      return connection.execute(sql, parameters);
    } catch (error) {
      const execute: FailedStatement['execute'] = (...other) => connection.execute(...other).rows;
      throw constraintOfSqlite(error, { sql, parameters, execute });
    }
  }
  async *streamQuery<R>(query: CompiledQuery, chunkSize = 100): AsyncIterableIterator<QueryResult<R>> {
    const { rows } = await this.executeQuery<R>(query);
    for (let at = 0; at < rows.length; at += chunkSize) yield { rows: rows.slice(at, at + chunkSize) };
  }
}
