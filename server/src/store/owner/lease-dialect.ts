/** kysely over a lease: statements are compiled here and run wherever the store is. */
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { Tables } from '../database.ts';
import type { Lease } from './access.ts';
import { decodeAnswer } from './answers.ts';

/** A query builder whose one connection is the lease; its transactions are the lease's own. */
export function kyselyOn(lease: Lease): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect: {
      createDriver: () => new LeaseDriver(lease),
      createQueryCompiler: () => new SqliteQueryCompiler(),
      createAdapter: () => new SqliteAdapter(),
      createIntrospector: (db) => new SqliteIntrospector(db),
    },
  });
}

class LeaseDriver implements Driver {
  readonly #connection: LeaseConnection;
  constructor(lease: Lease) {
    this.#connection = new LeaseConnection(lease);
  }
  async init(): Promise<void> {}
  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }
  async releaseConnection(): Promise<void> {}
  // The lease began with its first statement, and whoever made it ends it.
  async beginTransaction(): Promise<void> {}
  async commitTransaction(): Promise<void> {}
  async rollbackTransaction(): Promise<void> {}
  savepoint = (_: DatabaseConnection, name: string): Promise<void> =>
    this.#connection.command(`savepoint ${quoted(name)}`);
  rollbackToSavepoint = (_: DatabaseConnection, name: string): Promise<void> =>
    this.#connection.command(`rollback to ${quoted(name)}`);
  releaseSavepoint = (_: DatabaseConnection, name: string): Promise<void> =>
    this.#connection.command(`release ${quoted(name)}`);
  async destroy(): Promise<void> {}
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

class LeaseConnection implements DatabaseConnection {
  readonly #lease: Lease;
  constructor(lease: Lease) {
    this.#lease = lease;
  }
  async executeQuery<R>({ sql, parameters, query }: CompiledQuery): Promise<QueryResult<R>> {
    return decodeAnswer<R>(await this.#lease.execute({ sql, parameters, kind: query.kind }));
  }
  async *streamQuery<R>(query: CompiledQuery, chunkSize = 100): AsyncIterableIterator<QueryResult<R>> {
    const { rows } = await this.executeQuery<R>(query);
    for (let at = 0; at < rows.length; at += chunkSize) yield { rows: rows.slice(at, at + chunkSize) };
  }
  async command(sql: string): Promise<void> {
    await this.#lease.execute({ sql, parameters: [], kind: 'RawNode' });
  }
}
