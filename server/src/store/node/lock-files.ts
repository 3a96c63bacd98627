/** Files that say which process holds something, and whether that process is still there. */
import { randomUUID } from 'node:crypto';
import { link, lstat, readFile, unlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { threadId } from 'node:worker_threads';
import type { LockFiles } from '../lock.ts';

/** Who holds a lock: one attempt of one thread of one process. */
interface Holder {
  readonly id: string;
  readonly host: string;
  readonly pid: number;
  readonly thread: number;
  /** When the process began, as the system counts it; numbers of processes are used again. */
  readonly began?: string | undefined;
}

/** Content for a lock of this thread, different at each call. */
export async function holder(): Promise<string> {
  const me: Holder = {
    id: randomUUID(),
    host: hostname(),
    pid: process.pid,
    thread: threadId,
    began: await beginning(process.pid),
  };
  return `${JSON.stringify(me)}\n`;
}

/** Field 22 of `/proc/<pid>/stat`: clock ticks from boot to the start of the process. Linux only. */
async function beginning(pid: number): Promise<string | undefined> {
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  return status?.slice(status.lastIndexOf(')') + 2).split(' ')[19];
}

/** A transaction takes milliseconds: a lock without a sign of life is given up after this time. */
const abandoned = 5_000;

/** Whether who wrote this content, into the lock of that name, is known to be gone. */
export async function isDead(name: string, content: string): Promise<boolean> {
  let { pid, host, began, thread }: Partial<Holder> = {};
  try {
    ({ pid, host, began, thread } = JSON.parse(content) as Partial<Holder>);
  } catch {
    // Killed between creating and writing, on a file system without hard links.
  }
  const old = async (): Promise<boolean> => {
    const entry = await lstat(name).catch(unless('ENOENT'));
    return entry !== undefined && Date.now() - entry.mtimeMs > abandoned;
  };
  if (typeof pid !== 'number') return await old();
  if (host !== hostname()) return false;
  // A thread of this process may have been terminated: nothing tells, but that it holds the lock for so long.
  if (pid === process.pid && thread !== threadId) return await old();
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Any other answer comes from a process that lives, under another user perhaps.
    if (codeOf(error) === 'ESRCH') return true;
  }
  return began !== undefined && (await beginning(pid)) !== began;
}

let attempts = 0;

/** Locks in folders of this machine. */
export const nodeLockFiles: LockFiles = {
  create: async (name, content) => {
    if (await lstat(name).catch(unless('ENOENT'))) return false;
    // Written beside and linked: the lock appears with its content, or not at all.
    const temporary = `${name}.${process.pid}-${threadId}-${attempts++}.tmp`;
    await writeFile(temporary, content, { flag: 'wx' });
    try {
      await link(temporary, name);
      return true;
    } catch (error) {
      // ENOENT: somebody tidied up.
      if (['EEXIST', 'ENOENT'].includes(codeOf(error))) return false;
      if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(codeOf(error))) throw error;
      const created = writeFile(name, content, { flag: 'wx' }).then(() => true);
      return (await created.catch(unless('EEXIST'))) ?? false;
    } finally {
      await unlink(temporary).catch(unless('ENOENT'));
    }
  },
  read: (name) => readFile(name, 'utf8').catch(unless('ENOENT')),
  remove: (name) => unlink(name).catch(unless('ENOENT')),
  isDead,
  wait: (milliseconds) => wait(milliseconds),
  elapsed: () => performance.now(),
};

/** `ENOENT` and the like; empty for errors that are not the system's. */
export const codeOf = (error: unknown): string =>
  String((error as { code?: unknown } | undefined)?.code ?? '');

/** A handler that takes errors of these codes for "no result". */
export const unless =
  (...codes: readonly string[]) =>
  (error: unknown): undefined => {
    if (!codes.includes(codeOf(error))) throw error;
  };
