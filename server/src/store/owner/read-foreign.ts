/** When another machine owns the store: what it commits can be read here, by all processes of this machine. */
import { StoreProblem } from '../problem.ts';
import { createQueue } from '../queue.ts';
import type { Listener } from './endpoint.ts';
import type { Foreign } from './ownership-lock.ts';
import { applicationTables } from './ownership-tables.ts';
import type { Client } from './serve.ts';
import { accessTo, type Candidate, type OpenDatabase, type Serving } from './standing.ts';

/** @throws StoreProblem when the files cannot be read */
export async function readForeign(
  candidate: Candidate,
  claim: Foreign,
  listener: Listener,
  clients: ReadonlySet<Client>,
): Promise<Serving> {
  const { host, leaseLimit, tell, onCommit, operate } = candidate;
  const how: OpenDatabase = {
    readOnly: true,
    fence: () => {
      throw new StoreProblem('read-only', claim.words);
    },
  };
  host.log('warn', claim.words);
  let database = await candidate.open(how);
  let names = 0;
  let closing = false;
  const refreshes = createQueue();
  const ended = Promise.withResolvers<void>();
  const leave = async (): Promise<void> => {
    closing = true;
    claim.stop();
    for (const client of clients) client.drop();
    await refreshes.run(() => database.close());
    await listener.close();
  };
  /** What is read is a copy of a moment: another one is taken when there is something new. */
  const refresh = async (): Promise<void> => {
    if (closing) return;
    const before = database;
    database = await candidate.open(how);
    tell({ revision: claim.revision(), tables: await database.read(applicationTables) });
    await before.close();
  };
  claim.onRevision(() => {
    refreshes.run(refresh).catch((error: unknown) => host.log('warn', String(error)));
  });
  void claim.free.then(async () => {
    await leave().catch((error: unknown) => host.log('warn', String(error)));
    ended.resolve();
  });
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
      welcome: () => ({
        client: `reader ${++names}`,
        epoch: 0,
        revision: claim.revision(),
        readOnly: claim.words,
      }),
      operate: (name, argument, still) => operate(database, name, argument, still),
      leaseLimit,
      host,
    },
    leave,
  };
}
