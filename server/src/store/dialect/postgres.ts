/** A store on a PostgreSQL server, for teams: opened with its address. */
import { Client as PgClient, Pool, type PoolClient, type PoolConfig } from 'pg';
import type { Database } from '../database.ts';
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

/** @throws the driver's error when the server cannot be reached or refuses */
export async function openPostgres({ connection, schema }: PostgresOptions): Promise<Database> {
  const clients = pgClients({ ...connection, types: { getTypeParser: (type: number) => parserOf(type) } });
  try {
    return await postgresPort(clients, schema);
  } catch (error) {
    await clients.close();
    throw error;
  }
}

function pgClients(config: PoolConfig): Clients {
  const pool = new Pool(config);
  // A connection that breaks while nobody uses it is replaced by the pool; the next query says whether the server is gone.
  pool.on('error', () => {});
  let listening: PgClient | undefined;
  let closed = false;

  return {
    acquire: async () => client(await pool.connect()),
    listen: async (channel, message, lost) => {
      const connect = async (): Promise<void> => {
        const own = new PgClient(config);
        own.on('notification', ({ payload }) => message(payload ?? ''));
        own.on('error', () => {
          if (closed || listening !== own) return;
          listening = undefined;
          // One that cannot be had again leaves commits of others unheard of; transactions are not affected.
          connect().then(lost, () => {});
        });
        await own.connect();
        await own.query(`listen ${quoted(channel)}`);
        listening = own;
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
