/** What Node offers the engine: clock, turns of the event loop, ids, and which processes are there. */
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import { v4, v7 } from 'uuid';
import type { Platform } from '../app/platform.ts';
import { version } from './version.ts';

export const nodePlatform: Platform = {
  now: () => Date.now(),
  turn: async () => void (await nextTurn()),
  uuid: (kind) => (kind === 4 ? v4() : v7()),
  sleep: (milliseconds, signal) => wait(milliseconds, undefined, { signal }).catch(() => undefined),
  process: [hostname(), process.pid, beginningOf(process.pid) ?? ''].join(' '),
  isAlive: (name) => {
    const [host, pid, began] = name.split(' ');
    if (host !== hostname()) return true;
    try {
      process.kill(Number(pid), 0);
    } catch (error) {
      // Any other answer comes from a process that lives, under another user perhaps.
      return (error as NodeJS.ErrnoException).code !== 'ESRCH';
    }
    return (beginningOf(Number(pid)) ?? '') === began;
  },
  version,
};

/** When a process began, as Linux counts it (field 22 of `/proc/<pid>/stat`); numbers of processes are used again. */
function beginningOf(pid: number): string | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return status.slice(status.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}
