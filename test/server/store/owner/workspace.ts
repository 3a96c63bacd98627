/** A workspace in memory for tests: files that outlive their owners, and parties that open them and can be killed. */
import { silentHost } from '../../../../server/src/base/host.ts';
import { guardedFiles } from '../../../../server/src/store/owner/guarded-files.ts';
import {
  openShared,
  type SharedDatabase,
  type SharedOptions,
} from '../../../../server/src/store/owner/open-shared.ts';
import type { DurableFiles } from '../../../../server/src/store/sqljs/durable-files.ts';
import { memoryDurableFiles } from '../../../../server/src/store/sqljs/memory-files.ts';
import { openSqljsDatabase } from '../../../../server/src/store/sqljs/open.ts';
import { wasm } from '../sqljs/opening.ts';
import { meeting } from './meeting.ts';

export interface Member {
  readonly shared: SharedDatabase;
  /** Ends it as the system would: its connections break, and nothing of it is written any more. */
  kill(): void;
  /** Kills it when it next waits for the disk, before that has anything. */
  killAtNextSync(): void;
}

/** A workspace whose store is that of `disk`, if given; members see each other as processes of one machine. */
export function workspace(disk: DurableFiles = memoryDurableFiles()) {
  const meet = meeting();
  return async (options: Partial<SharedOptions> = {}): Promise<Member> => {
    const { endpoint, kill: leave } = meet();
    let dead = false;
    let doomed = false;
    const kill = (): void => {
      dead = true;
      leave();
    };
    const alive = (): void => {
      if (dead) throw new Error('This process is dead.');
    };
    const files: DurableFiles = {
      ...disk,
      open: () => {
        alive();
        disk.open();
      },
      write: (...change) => {
        alive();
        // What was not waited for is gone with the process, for this test.
        if (!doomed) disk.write(...change);
      },
      truncate: (...change) => {
        alive();
        if (!doomed) disk.truncate(...change);
      },
      sync: (file) => {
        if (doomed) kill();
        alive();
        disk.sync(file);
      },
      replace: (image) => {
        alive();
        disk.replace(image);
      },
    };
    const shared = await openShared({
      endpoint,
      host: silentHost,
      openDatabase: (how) => openSqljsDatabase({ files: guardedFiles(files, how), wasm }),
      ...options,
    });
    return {
      shared,
      kill,
      killAtNextSync: () => {
        doomed = true;
      },
    };
  };
}
