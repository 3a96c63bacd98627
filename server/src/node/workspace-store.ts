/** The store in the folder of a workspace, as the engine opens it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { StorePort } from '../app/platform.ts';
import { openNodeShared } from '../store/node/open-shared.ts';
import { loadDebugBuild, readSqlWasm } from './sql-wasm.ts';

/** @param workspace path of the folder; its store lies in `.spark-factory` below it */
export function workspaceStore(workspace: string): StorePort {
  const folder = join(workspace, '.spark-factory');
  const location = join(folder, 'store.db');
  return {
    location,
    exists: async () => existsSync(location),
    open: async ({ log, recover }) => {
      const database = await openNodeShared(folder, {
        wasm: readSqlWasm,
        debugBuild: loadDebugBuild,
        host: { log },
        recover,
      });
      return {
        database,
        role: () => database.role(),
        size: async () => {
          const sizes = (await database.operate('size')) as { database: number; log: number };
          return sizes.database + sizes.log;
        },
        vacuum: async () => void (await database.operate('vacuum')),
        recoveredFrom: async () => ((await database.operate('recovered')) as string | null) ?? undefined,
      };
    },
  };
}
