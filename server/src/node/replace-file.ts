/** Replaces a file so that no crash leaves half of it. */
import { open, rename, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { codeOf, unless } from '../store/node/lock-files.ts';
/**
 * Replaces a file's content: whoever opens it, and whatever crashes, finds the old content or the new. When the promise
 * resolves, the new content survives a power cut; when it is rejected, the file is as it was and nothing is left beside it.
 * @param temporary a name in the same folder
 * @param confirm called at the last moment; what it throws stops the replacement
 */
export async function replaceFile(
  path: string,
  content: Uint8Array | string,
  options: { readonly temporary: string; readonly mode?: number; readonly confirm?: () => Promise<void> },
): Promise<void> {
  const { temporary, mode, confirm } = options;
  try {
    const file = await open(temporary, 'wx', mode);
    try {
      await file.writeFile(content);
      if (mode !== undefined) await file.chmod(mode);
      await file.sync();
    } finally {
      await file.close();
    }
    await confirm?.();
    await renamePatiently(temporary, path);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw error;
  }
  await sync(dirname(path));
}

/** On Windows, an indexer or virus scanner that has the file open for a moment makes renaming over it fail. */
async function renamePatiently(from: string, to: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await rename(from, to);
    } catch (error) {
      const mayPass = process.platform === 'win32' && ['EPERM', 'EACCES', 'EBUSY'].includes(codeOf(error));
      if (!mayPass || attempt === 10) throw error;
      await wait(10 * attempt);
    }
  }
}

/** Brings a file or folder to the disk. Not every system can do that for folders; those that cannot need not. */
async function sync(path: string): Promise<void> {
  const file = await open(path, 'r').catch(unless('EISDIR', 'EPERM', 'EACCES'));
  try {
    await file?.sync().catch(unless('EINVAL', 'EPERM', 'EISDIR', 'ENOTSUP', 'EBADF'));
  } finally {
    await file?.close();
  }
}
