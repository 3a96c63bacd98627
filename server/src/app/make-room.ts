/** Lets go of the oldest history of a store, and says when the store grows large. */
import type { Host } from '../base/host.ts';
import { definitions } from '../factory/generated/definitions.ts';
import type { Database } from '../store/database.ts';
import { factoryRetention, tidy } from '../store/retention/keeping.ts';

/** Bytes beyond which the oldest runs are let go; see `docs/store.md`. */
export const limitBytes = factoryRetention.lineage.softLimit;

/** @returns how many records were let go, of all resources */
export async function makeRoom(database: Database, host: Host): Promise<number> {
  const now = new Date(host.now()).toISOString();
  const { removedRows, notice } = await tidy(database, definitions.resources, factoryRetention, now);
  if (notice) host.log('warn', notice.message);
  return removedRows;
}
