/** Becoming the owner: bind the endpoint, claim the folder, open the file, begin an epoch, let clients in. */
import type { MessageConnection } from 'vscode-jsonrpc';
import type { Host } from '../../base/host.ts';
import type { Commit, Database } from '../database.ts';
import { StoreProblem } from '../problem.ts';
import { type Access, leaseOn } from './access.ts';
import type { Endpoint, Listener } from './endpoint.ts';
import type { Foreign, Held, OwnershipLock } from './ownership-lock.ts';
import { applicationTables, beginEpoch, epochOf, isCommitted, isOwn } from './ownership-tables.ts';
import { type Client, type Served, serve } from './serve.ts';
import type { OpenDatabase, Standing } from './standing.ts';

export interface Candidate {
  readonly endpoint: Endpoint;
  readonly lock: OwnershipLock;
  readonly host: Pick<Host, 'log'>;
  readonly leaseLimit: number;
  open(how: OpenDatabase): Promise<Database>;
  /** Passes a commit on to listeners of this process, and of its clients. */
  tell(commit: Commit): void;
  onCommit(listener: (commit: Commit) => void): () => void;
  /** Runs work so that it does not count as part of the transaction that its caller is in. */
  outside<T>(work: () => T): T;
  /** Another owner was there before, whose last commits may have gone unheard. */
  readonly took: boolean;
}

/** How long clients may finish what they began when the owner closes, in milliseconds. */
const grace = 2_000;

/**
 * Tries to become the owner, or, when another machine is, the one who reads for this machine.
 * @returns `undefined` when somebody else listens
 * @throws StoreProblem when the file cannot be opened; somebody else may try then
 */
export async function own(candidate: Candidate): Promise<Standing | undefined> {
  const { endpoint, lock } = candidate;
  const served = Promise.withResolvers<Served>();
  served.promise.catch(() => {});
  const clients = new Set<Client>();
  const accept = async (connection: MessageConnection): Promise<void> => {
    connection.onError(() => {});
    try {
      const client = serve(connection, await served.promise);
      clients.add(client);
      connection.onClose(() => clients.delete(client));
    } catch {
      // It left before it was let in.
      connection.dispose();
    }
  };
  const listener = await endpoint.listen((connection) => void accept(connection));
  if (!listener) return undefined;
  let claim: Held | Foreign | undefined;
  try {
    claim = await lock.claim();
    const standing = claim.held
      ? await begin(candidate, claim, listener, clients)
      : await read(candidate, claim, listener, clients);
    served.resolve(standing.served);
    return standing;
  } catch (error) {
    served.reject(error);
    if (claim?.held) await claim.release().catch(() => {});
    else claim?.stop();
    await listener.close();
    throw error;
  }
}

type Serving = Standing & { readonly served: Served };

async function begin(
  candidate: Candidate,
  claim: Held,
  listener: Listener,
  clients: ReadonlySet<Client>,
): Promise<Serving> {
  const { host, leaseLimit, tell, onCommit, took } = candidate;
  const opened = await candidate.open({ readOnly: false, fence: claim.fence });
  const database = fenced(opened, claim.fence);
  let revision = 0;
  let names = 0;
  let closing = false;
  const stop = opened.onCommit((commit) => {
    revision = commit.revision;
    claim.announce(revision);
    const tables = commit.tables.filter((table) => !isOwn(table));
    if (tables.length > 0) tell({ revision, tables });
  });
  try {
    await beginEpoch(database, await claim.raise((await epochOf(opened)) + 1));
    if (took) tell({ revision, tables: await applicationTables(opened) });
  } catch (error) {
    await opened.close().catch(() => {});
    throw error;
  }
  const ended = Promise.withResolvers<void>();
  void claim.lost.then(async (words) => {
    host.log('warn', words);
    closing = true;
    stop();
    await listener.close();
    await opened.close().catch(() => {});
    ended.resolve();
  });
  return {
    role: 'owner',
    readOnly: undefined,
    database: () => database,
    access: accessTo(() => database, candidate),
    ended: ended.promise,
    served: {
      database: () => database,
      onCommit,
      get closing() {
        return closing;
      },
      welcome: async () => ({
        client: `${claim.epoch}.${++names}`,
        epoch: claim.epoch,
        revision,
        tables: await applicationTables(database),
      }),
      leaseLimit,
      host,
    },
    leave: async () => {
      closing = true;
      await Promise.race([
        Promise.all([...clients].map((client) => client.idle())),
        new Promise((resolve) => setTimeout(resolve, grace)),
      ]);
      try {
        await opened.close();
      } finally {
        stop();
        await claim.release();
        await listener.close();
      }
    },
  };
}

/** Another machine owns the store: what is committed there can be read here, by all processes of this machine. */
async function read(
  candidate: Candidate,
  claim: Foreign,
  listener: Listener,
  clients: ReadonlySet<Client>,
): Promise<Serving> {
  const { host, leaseLimit, tell, onCommit } = candidate;
  const how: OpenDatabase = {
    readOnly: true,
    fence: () => {
      throw new StoreProblem('read-only', claim.words);
    },
  };
  host.log('warn', claim.words);
  let database = await candidate.open(how);
  let revision = 0;
  let names = 0;
  let closing = false;
  const ended = Promise.withResolvers<void>();
  const leave = async (): Promise<void> => {
    closing = true;
    claim.stop();
    await database.close();
    await listener.close();
  };
  /** What is read is a copy of a moment: another one is taken when there is something new. */
  const refresh = async (): Promise<void> => {
    const before = database;
    const next = await candidate.open(how);
    if (closing) return await next.close();
    database = next;
    tell({ revision: ++revision, tables: await applicationTables(next) });
    await before.close();
  };
  claim.onRevision(() => {
    refresh().catch((error: unknown) => host.log('warn', String(error)));
  });
  void claim.free.then(async () => {
    await leave();
    ended.resolve();
  });
  void clients;
  return {
    role: 'reader',
    readOnly: claim.words,
    database: () => database,
    access: accessTo(() => database, candidate),
    ended: ended.promise,
    served: {
      database: () => database,
      onCommit,
      get closing() {
        return closing;
      },
      welcome: async () => ({
        client: `reader.${++names}`,
        epoch: 0,
        revision,
        tables: await applicationTables(database),
        readOnly: claim.words,
      }),
      leaseLimit,
      host,
    },
    leave,
  };
}

/** For transactions of this process that began at an owner before. */
const accessTo = (database: () => Database, { outside }: Candidate): Access => ({
  begin: (kind) => leaseOn(database(), kind, outside),
  committed: (mark) => outside(() => isCommitted(database(), mark)),
});

/** Looks at the fence when a transaction begins and before it commits: the process may have been suspended in between. */
function fenced(database: Database, fence: () => void): Database {
  return {
    dialect: database.dialect,
    readOnly: database.readOnly,
    read: database.read,
    onCommit: database.onCommit,
    close: database.close,
    transaction: (work) =>
      database.transaction(async (db) => {
        fence();
        const result = await work(db);
        fence();
        return result;
      }),
  };
}
