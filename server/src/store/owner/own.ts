/** Becoming the owner: bind the endpoint, claim the folder, open the file, begin an epoch, let clients in. */
import type { MessageConnection } from 'vscode-jsonrpc';
import type { Database } from '../database.ts';
import { StoreProblem } from '../problem.ts';
import type { Listener } from './endpoint.ts';
import type { Foreign, Held } from './ownership-lock.ts';
import { applicationTables, beginEpoch, epochOf, isOwn } from './ownership-tables.ts';
import { readForeign } from './read-foreign.ts';
import { type Client, type Served, serve } from './serve.ts';
import type { Standing } from './standing.ts';
import { accessTo, type Candidate, type Serving } from './standing.ts';

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
      const serving = await served.promise;
      const client = serve(connection, serving, () => clients.delete(client));
      clients.add(client);
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
      : await readForeign(candidate, claim, listener, clients);
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

async function begin(
  candidate: Candidate,
  claim: Held,
  listener: Listener,
  clients: ReadonlySet<Client>,
): Promise<Serving> {
  const { host, leaseLimit, tell, onCommit, operate, took } = candidate;
  const opened = await candidate.open({ readOnly: false, fence: claim.fence });
  let revision = 0;
  let names = 0;
  let closing = false;
  const stop = opened.onCommit((commit) => {
    revision = commit.revision;
    claim.announce(revision);
    const tables = commit.tables.filter((table) => !isOwn(table));
    if (tables.length > 0) tell({ revision, tables });
  });
  let begun: Promise<void> | undefined;
  /** Nothing is written before the epoch. A disk that is full may have room later: then the next transaction tries again. */
  const epochBegun = (): Promise<void> => {
    begun ??= beginEpoch(opened, claim).catch((error: unknown) => {
      begun = undefined;
      throw error;
    });
    return begun;
  };
  const database = owned(opened, claim.fence, epochBegun);
  try {
    await claim.raise((await epochOf(opened)) + 1);
    await epochBegun().catch((error: unknown) => {
      if (!isPassing(error)) throw error;
      host.log('warn', `${error.message} The store can be read meanwhile.`);
    });
    if (took) tell({ revision, tables: await opened.read(applicationTables) });
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
    // Operations know what was opened, not the fence around it.
    access: accessTo(() => database, {
      ...candidate,
      operate: (_, name, argument, still) => operate(opened, name, argument, still),
    }),
    ended: ended.promise,
    served: {
      database: () => database,
      onCommit,
      get closing() {
        return closing;
      },
      welcome: () => ({ client: `${claim.epoch}.${++names}`, epoch: claim.epoch, revision }),
      operate: (name, argument, still) => operate(opened, name, argument, still),
      leaseLimit,
      host,
    },
    leave: async () => {
      closing = true;
      await Promise.race([
        Promise.all([...clients].map((client) => client.idle())),
        new Promise((resolve) => setTimeout(resolve, grace)),
      ]);
      // They go on at the next owner. Nobody can be that before the file is closed.
      for (const client of clients) client.drop();
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

/** The database as its owner uses it: in its epoch, and looking at the fence, since the process may be suspended at any time. */
function owned(database: Database, fence: () => void, begun: () => Promise<void>): Database {
  return {
    dialect: database.dialect,
    get readOnly() {
      return database.readOnly;
    },
    read: (work) => database.read(work),
    onCommit: (listener) => database.onCommit(listener),
    close: () => database.close(),
    transaction: async (work) => {
      await begun();
      return await database.transaction(async (db) => {
        fence();
        const result = await work(db);
        fence();
        return result;
      });
    },
  };
}

/** What may be over when the next transaction comes. */
const isPassing = (error: unknown): error is StoreProblem =>
  error instanceof StoreProblem && ['full', 'read-only', 'unavailable'].includes(error.reason);
