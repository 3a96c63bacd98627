/** The database of a folder, shared by all processes that open it: sql.js in its owner, everyone else through that one. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Host } from '../../base/host.ts';
import { guardedFiles } from '../owner/guarded-files.ts';
import { openShared, type SharedDatabase, type SharedOptions } from '../owner/open-shared.ts';
import { loadSqlite, releaseBuild, type Wasm } from '../sqljs/load.ts';
import { openSqljsDatabase, type SqljsDatabase, type SqljsOptions } from '../sqljs/open.ts';
import type { Nesting } from '../sqljs/session.ts';
import { nodeDurableFiles } from './durable-files.ts';
import { type EndpointKind, nodeEndpoint } from './endpoint.ts';
import { checkpointWhenIdle } from './idle.ts';
import { type NodeLockOptions, nodeLock } from './lock.ts';

export interface NodeSharedOptions extends Pick<SharedOptions, 'patience' | 'leaseLimit'> {
  /** The bytes of sql.js's `sql-wasm.wasm`, or how to get them. */
  readonly wasm: Wasm;
  /** A build of sql.js whose imports keep their names, for when those of the release build are not found. */
  readonly debugBuild?: SqljsOptions['debugBuild'];
  /** Loads a build; for tests that play one of which nothing is known. */
  readonly load?: SqljsOptions['load'];
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
  const { wasm, debugBuild, load, host, lock, meet, recover = false, ...limits } = options;
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
          ...(debugBuild ? { debugBuild } : {}),
          ...(load ? { load } : {}),
          nesting,
          recover,
          log: (level, message) => host.log(level, message),
        }),
      ),
    operations: {
      backup: async (database, label, still) => {
        await still(longestFor(database));
        return database.backup(label);
      },
      checkpoint: async (database, _, still) => {
        await still(longestFor(database));
        await database.checkpoint();
      },
      vacuum: async (database, _, still) => {
        await still(longestFor(database));
        await database.vacuum();
      },
      size: async (database) => database.size(),
      recovered: async (database) => database.recoveredFrom ?? null,
    },
  });
  // Whoever may become the owner has SQLite ready by then; a command that is over soon need not.
  if (shared.role() !== 'owner')
    setTimeout(() => void loadSqlite(releaseBuild(wasm)).catch(() => {}), warmUp).unref();
  return shared;
}

/**
 * The most milliseconds that writing all of a database anew may keep its process busy: ten times what it took on a
 * machine under load (26 ms for each megabyte), and still an end to waiting for a process that is suspended.
 */
const longestFor = (database: SqljsDatabase): number => {
  const { database: bytes, log } = database.size();
  return 5_000 + (250 * (bytes + log)) / 1_000_000;
};

/** When a follower loads SQLite, in milliseconds after it was opened. */
const warmUp = 500;

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
