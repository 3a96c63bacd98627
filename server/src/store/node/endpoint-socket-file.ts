/** Binds a socket that is a file: the system leaves the file behind when its process dies, so that somebody must clear it away. */
import { unlink } from 'node:fs/promises';
import { acquireLock } from '../lock.ts';
import { holder, nodeLockFiles, unless } from './lock-files.ts';

/** How long to wait for another process that clears a dead one's file away, in milliseconds. */
const patience = 5_000;

/**
 * Binds it, when nobody alive has; a file whose process is gone is removed first, by one process at a time.
 * @param bind `false` when the file is there
 */
export async function bindSocketFile(
  address: string,
  bind: () => Promise<boolean>,
  isAlive: (address: string) => Promise<boolean>,
): Promise<boolean> {
  if (await bind()) return true;
  if (await isAlive(address)) return false;
  const release = await acquireLock(nodeLockFiles, `${address}.lock`, await holder(), patience);
  try {
    // Somebody else may have done it meanwhile. From here on, only this process removes the file.
    if (await isAlive(address)) return false;
    await unlink(address).catch(unless('ENOENT'));
    return await bind();
  } finally {
    await release();
  }
}
