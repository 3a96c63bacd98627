/** A store on a PostgreSQL server, for teams: opened with its address. */
import { Client as PgClient, Pool, type PoolClient, type PoolConfig } from 'pg';
import type { Database } from '../database.ts';
import { StoreProblem } from '../problem.ts';
import type { Client, Clients } from './clients.ts';
import { quoted } from './names.ts';
import { parserOf } from './parsers.ts';
import { postgresPort } from './postgres-port.ts';

export interface PostgresOptions {
  /** As `pg` takes it: `connectionString`, or `host`, `port`, `user`, `database` … */
  readonly connection: PoolConfig;
  /** Where the tables are; made when it is missing. */
  readonly schema: string;
}

/** @throws StoreProblem `unavailable` when the server cannot be reached, or refuses */
export async function openPostgres({ connection, schema }: PostgresOptions): Promise<Database> {
  const clients = pgClients({ ...connection, types: { getTypeParser: (type: number) => parserOf(type) } });
  try {
    return await postgresPort(clients, schema);
  } catch (error) {
    await clients.close();
    throw unavailable(error, connection);
  }
}

function unavailable(
  error: unknown,
  { connectionString, host = 'localhost', port = 5432 }: PoolConfig,
): StoreProblem {
  // The address without the password in it.
  const where = connectionString ? connectionString.replace(/\/\/[^@/]*@/, '//') : `${host}:${port}`;
  // Of several addresses of one name, none of which answers, Node says only that there are several.
  const causes = error instanceof AggregateError ? error.errors : [error];
  const said = causes
    .map((cause: unknown) => (cause instanceof Error ? cause.message : String(cause)))
    .join('; ');
  return new StoreProblem(
    'unavailable',
    `The store on PostgreSQL at ${where} cannot be opened (${said}). Check that the server runs, that the address is right, and ` +
      'that the user may create a schema there.',
    error,
  );
}

function pgClients(config: PoolConfig): Clients {
  const pool = new Pool(config);
  // A connection that breaks while nobody uses it is replaced by the pool; the next query says whether the server is gone.
  pool.on('error', () => {});
  // One that breaks while somebody has it: the query that is under way, or the next one, fails, which is enough.
  pool.on('connect', (each) => each.on('error', () => {}));
  let listening: PgClient | undefined;
  let closed = false;
  /** Listens again when the connection that did so was lost; tried at once, and with every later use until it succeeds. */
  let again: (() => void) | undefined;

  return {
    acquire: async () => {
      const pooled = await pool.connect();
      again?.();
      return client(pooled);
    },
    listen: async (channel, message, lost) => {
      const connect = async (): Promise<void> => {
        const own = new PgClient(config);
        own.on('notification', ({ payload }) => message(payload ?? ''));
        own.on('error', () => {
          if (closed || listening !== own) return;
          listening = undefined;
          again = () => {
            const retry = again;
            again = undefined;
            connect().then(lost, () => {
              if (!closed) again = retry;
            });
          };
          again();
        });
        await own.connect();
        await own.query(`listen ${quoted(channel)}`);
        if (closed) await own.end();
        else listening = own;
      };
      await connect();
    },
    close: async () => {
      if (closed) return;
      closed = true;
      await listening?.end();
      await pool.end();
    },
  };
}

function client(pooled: PoolClient): Client {
  return {
    query: async (sql, parameters) => {
      const { rows, rowCount, command } = await pooled.query(sql, [...parameters]);
      return { rows, ...(command !== 'SELECT' && rowCount !== null ? { affected: rowCount } : {}) };
    },
    script: async (sql) => {
      await pooled.query(sql);
    },
    release: (broken) => pooled.release(broken),
  };
}
