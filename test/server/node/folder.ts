/** Folders for tests: one of their own, one that cannot be written to, one on a disk that is nearly full. */
import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs `work` in a new folder, which is removed afterwards. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'spark-factory-')));
  // Others may look inside: see `readOnly`.
  await chmod(folder, 0o755);
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const isRoot = process.getuid?.() === 0;

/**
 * Runs `work` while `folder` cannot be written to. Permissions hold everybody back but root: for root it is mounted
 * read-only, or, where root may not mount (in containers), visited as somebody else.
 */
export async function readOnly<T>(folder: string, work: () => Promise<T>): Promise<T> {
  if (isRoot && canMount()) {
    execFileSync('mount', ['--bind', folder, folder]);
    try {
      execFileSync('mount', ['-o', 'remount,bind,ro', folder]);
      return await work();
    } finally {
      execFileSync('umount', [folder]);
    }
  }
  await chmod(folder, 0o555);
  if (isRoot) process.seteuid?.('nobody');
  try {
    return await work();
  } finally {
    if (isRoot) process.seteuid?.(0);
    await chmod(folder, 0o755);
  }
}

/**
 * Runs `work` in a folder on a disk of `kilobytes`, when this system lets us make one (root on Linux); says whether it did.
 * Otherwise the caller tests with a file whose writes fail.
 */
export async function onSmallDisk(
  kilobytes: number,
  work: (folder: string) => Promise<void>,
): Promise<boolean> {
  if (!(isRoot && canMount())) return false;
  await inFolder(async (parent) => {
    const disk = join(parent, 'disk');
    await mkdir(disk);
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', disk]);
    try {
      await work(disk);
    } finally {
      execFileSync('umount', [disk]);
    }
  });
  return true;
}

let mountable: boolean | undefined;

/** Root in a container often may not mount. */
function canMount(): boolean {
  if (mountable !== undefined) return mountable;
  try {
    execFileSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', tmpdir()], { stdio: 'ignore' });
    mountable = true;
  } catch {
    mountable = false;
  }
  return mountable;
}
