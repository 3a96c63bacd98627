/** The Database port over a PostgreSQL: serialisable transactions that are run again when others got in their way, and news of commits. */
import { Kysely } from 'kysely';
import type { Commit, Database, Tables } from '../database.ts';
import { StoreProblem } from '../problem.ts';
import { Lease, leaseDialect } from './client-dialect.ts';
import type { Clients } from './clients.ts';
import { quoted } from './names.ts';
import { isConflict } from './postgres-error.ts';

/** Tries beside others; the next one keeps them all out, so that it cannot fail because of them. */
const sideBySide = 3;
/** Tries in all; what fails then does so for a reason of its own. */
const tries = 6;

/** @param schema where the tables are; made when it is missing */
export async function postgresPort(clients: Clients, schema: string): Promise<Database> {
  const inSchema = quoted(schema);
  const channel = `spark_commits_${schema}`;
  const text = (value: string) => `'${value.replaceAll("'", "''")}'`;
  const settings = `set local search_path to ${inSchema}; set local datestyle to iso; set local time zone 'UTC'`;
  const readOnly = await prepare(clients, inSchema, text(schema));

  const listeners = new Set<(commit: Commit) => void>();
  let revision = 0;
  const tell = (tables: readonly string[], at = 0): void => {
    revision = Math.max(revision + 1, at);
    for (const listener of [...listeners]) listener({ revision, tables });
  };
  // A standby cannot listen, either.
  if (!readOnly)
    await clients.listen(
      channel,
      (payload) => {
        const { revision: at, tables } = JSON.parse(payload) as Commit;
        tell(tables, at);
      },
      // Whoever shows a table has to look again: nobody knows what was missed.
      () => tell(['*']),
    );

  /** One connection for `work`, between `begin` and what `end` says. */
  const within = async <T>(
    begin: string,
    work: (db: Kysely<Tables>) => Promise<T>,
    end: (lease: Lease) => string,
  ): Promise<T> => {
    const client = await clients.acquire();
    const lease = new Lease(client);
    let broken = false;
    try {
      await client.script(`${begin}; ${settings}`);
      const result = await work(new Kysely<Tables>({ dialect: leaseDialect(lease) }));
      if (lease.conflict) throw lease.conflict;
      await client.script(end(lease));
      return result;
    } catch (error) {
      await client.script('rollback').catch(() => {
        broken = true;
      });
      throw lease.conflict ?? error;
    } finally {
      lease.end();
      client.release(broken);
    }
  };
  const commit = ({ written }: Lease): string => {
    if (written.size === 0) return 'commit';
    const next = `nextval(${text(`${inSchema}.spark_revision`)})`;
    const payload = `json_build_object('revision', ${next}, 'tables', ${text(JSON.stringify([...written]))}::json)::text`;
    return `select pg_notify(${text(channel)}, ${payload}); commit`;
  };

  return {
    dialect: 'postgres',
    readOnly,
    transaction: async (work) => {
      if (readOnly)
        throw new StoreProblem(
          'read-only',
          'This PostgreSQL server is a standby, which can only be read. Open the store on the primary server to change it.',
        );
      for (let attempt = 1; ; attempt++) {
        // A lock on a table is not yet a look at the data: what is seen is what there is when it was granted
        // (https://www.postgresql.org/docs/current/sql-lock.html).
        const lock = attempt <= sideBySide ? 'row share' : 'exclusive';
        try {
          return await within(
            `begin isolation level serializable; lock table ${inSchema}.spark_writers in ${lock} mode`,
            work,
            commit,
          );
        } catch (error) {
          if (!isConflict(error) || attempt === tries) throw error;
        }
      }
    },
    read: (work) => within('begin isolation level repeatable read read only', work, () => 'commit'),
    onCommit: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      listeners.clear();
      await clients.close();
    },
  };
}

/** Makes what the port itself needs. @returns whether the server only lets read */
async function prepare(clients: Clients, inSchema: string, name: string): Promise<boolean> {
  const client = await clients.acquire();
  try {
    const { rows } = await client.query('select pg_is_in_recovery() as standby', []);
    if ((rows[0] as { standby: boolean }).standby) return true;
    // Two that begin at once would both find nothing there: one waits for the other.
    await client.script(
      `begin; set local client_min_messages to warning; select pg_advisory_xact_lock(hashtext(${name}));
      create schema if not exists ${inSchema};
      create sequence if not exists ${inSchema}.spark_revision;
      create table if not exists ${inSchema}.spark_writers ();
      commit`,
    );
    return false;
  } catch (error) {
    await client.script('rollback').catch(() => {});
    throw error;
  } finally {
    client.release(false);
  }
}
