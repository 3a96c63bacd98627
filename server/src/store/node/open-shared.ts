/** The database of a folder, shared by all processes that open it: sql.js in its owner, everyone else through that one. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Host } from '../../base/host.ts';
import { guardedFiles } from '../owner/guarded-files.ts';
import { openShared, type SharedDatabase, type SharedOptions } from '../owner/open-shared.ts';
import { loadSqlite, releaseBuild, type Wasm } from '../sqljs/load.ts';
import { openSqljsDatabase } from '../sqljs/open.ts';
import type { Nesting } from '../sqljs/session.ts';
import { nodeDurableFiles } from './durable-files.ts';
import { type EndpointKind, nodeEndpoint } from './endpoint.ts';
import { checkpointWhenIdle } from './idle.ts';
import { type NodeLockOptions, nodeLock } from './lock.ts';

export interface NodeSharedOptions extends Pick<SharedOptions, 'patience' | 'leaseLimit'> {
  /** The bytes of sql.js's `sql-wasm.wasm`, or how to get them. */
  readonly wasm: Wasm;
  readonly host: Pick<Host, 'log'>;
  /** Move damaged files aside and start an empty store; the operation `recovered` says where they are. */
  readonly recover?: boolean;
  /** How the lock between machines beats, and where this process runs; for tests. */
  readonly lock?: Pick<NodeLockOptions, 'beat' | 'identity'>;
  /** Where the processes of this machine meet, for tests that play another one. */
  readonly meet?: EndpointKind;
}

/**
 * Opens the database in `folder` (by convention `.spark-factory`), which is created.
 * @throws StoreProblem when it cannot be opened
 */
export async function openNodeShared(folder: string, options: NodeSharedOptions): Promise<SharedDatabase> {
  const { wasm, host, lock, meet, recover = false, ...limits } = options;
  const endpoint = await nodeEndpoint(folder, meet);
  const nesting = nodeNesting();
  const shared = await openShared({
    ...limits,
    endpoint,
    host,
    nesting,
    lock: nodeLock(folder, { host, endpoint: endpoint.name, ...lock }),
    openDatabase: async (how) =>
      checkpointWhenIdle(
        await openSqljsDatabase({
          files: guardedFiles(nodeDurableFiles(folder), how),
          wasm,
          nesting,
          recover,
          log: (level, message) => host.log(level, message),
        }),
      ),
    operations: {
      backup: (database, label) => database.backup(label),
      checkpoint: (database) => database.checkpoint(),
      vacuum: (database) => database.vacuum(),
      size: async (database) => database.size(),
      recovered: async (database) => database.recoveredFrom ?? null,
    },
  });
  // Whoever may become the owner has SQLite ready by then; a command that is over soon need not.
  if (shared.role() !== 'owner') setTimeout(() => void load(wasm).catch(() => {}), warmUp).unref();
  return shared;
}

/** When a follower loads SQLite, in milliseconds after it was opened. */
const warmUp = 500;
const load = (wasm: Wasm): Promise<unknown> => loadSqlite(releaseBuild(wasm));

/** What runs inside a transaction is told by the asynchronous context. What was begun there and not awaited is outside once that has ended. */
function nodeNesting(): Nesting {
  const storage = new AsyncLocalStorage<{ open: boolean }>();
  return {
    inside: () => storage.getStore()?.open === true,
    run: async (work) => {
      const transaction = { open: true };
      try {
        return await storage.run(transaction, work);
      } finally {
        transaction.open = false;
      }
    },
    outside: (work) => storage.exit(work),
  };
}
