/** kysely over one PostgreSQL connection that somebody else begins, commits and gives back. */
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import { writtenTable } from '../sqljs/written-table.ts';
import type { Client } from './clients.ts';
import { constraintOfPostgres, isConflict } from './postgres-error.ts';

/** One use of a connection: what it wrote to, and whether another transaction got in its way. */
export class Lease implements DatabaseConnection {
  readonly written = new Set<string>();
  /** The conflict that made the transaction fail, whatever became of the error on its way. */
  conflict: unknown;
  #client: Client | undefined;

  constructor(client: Client) {
    this.#client = client;
  }

  end(): void {
    this.#client = undefined;
  }

  async executeQuery<R>({ sql, parameters, query }: CompiledQuery): Promise<QueryResult<R>> {
    if (!this.#client)
      throw new Error(
        'This transaction or read has ended: await every query inside it. This is a bug in the caller.',
      );
    if (query.kind !== 'SelectQueryNode') {
      const table = writtenTable(sql);
      if (table !== undefined) this.written.add(table);
    }
    try {
      const { rows, affected } = await this.#client.query(sql, parameters);
      return {
        rows: rows as R[],
        ...(affected === undefined ? {} : { numAffectedRows: BigInt(affected) }),
      };
    } catch (error) {
      if (isConflict(error)) this.conflict = error;
      throw constraintOfPostgres(error);
    }
  }

  async *streamQuery<R>(query: CompiledQuery, chunkSize = 100): AsyncIterableIterator<QueryResult<R>> {
    const { rows } = await this.executeQuery<R>(query);
    for (let at = 0; at < rows.length; at += chunkSize) yield { rows: rows.slice(at, at + chunkSize) };
  }
}

export function leaseDialect(lease: Lease): Dialect {
  return {
    createDriver: () => new LeaseDriver(lease),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createAdapter: () => new PostgresAdapter(),
    createIntrospector: (db) => new PostgresIntrospector(db),
  };
}

class LeaseDriver implements Driver {
  readonly #lease: Lease;
  constructor(lease: Lease) {
    this.#lease = lease;
  }
  async init(): Promise<void> {}
  acquireConnection = async (): Promise<Lease> => this.#lease;
  async releaseConnection(): Promise<void> {}
  beginTransaction = nested;
  commitTransaction = nested;
  rollbackTransaction = nested;
  async destroy(): Promise<void> {}
}

async function nested(): Promise<void> {
  throw new Error(
    'This is a transaction or read already: use `savepoint` inside it. This is a bug in the caller.',
  );
}
