/** Writes the log of a database back while nothing happens, so that nobody waits for it later. */
import type { SqljsDatabase } from '../sqljs/open.ts';

/** How long nothing must have been committed, in milliseconds. */
const pause = 1_000;

/** The database, which from now on has a short log whenever nobody has written for a moment. */
export function checkpointWhenIdle(database: SqljsDatabase, after = pause): SqljsDatabase {
  let timer: NodeJS.Timeout | undefined;
  database.onCommit(() => {
    // One timer for all commits of the pause: setting it anew each time would cost more than it saves.
    if (timer) return;
    timer = setTimeout(() => {
      timer = undefined;
      // What is in the way of it is told with the next change.
      database.checkpoint().catch(() => {});
    }, after).unref();
  });
  return database;
}
