/** The store's file under Node: atomic replacement, copies, and a lock between processes, all in one folder. */
import { copyFile, lstat, mkdir, open, readdir, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { headerSize } from './header.ts';
import { acquireLock } from './lock.ts';
import { codeOf, holder, isDead, nodeLockFiles, unless } from './node/lock-files.ts';
import { StoreProblem } from './problem.ts';
import type { StoreFile } from './store-file.ts';

export interface NodeStoreOptions {
  /** How long to wait for another holder of the store, in milliseconds; 10 seconds when absent. */
  readonly patience?: number;
}

/** The store of a workspace: `store.db` in `folder` (by convention `.spark-factory`), which the first write creates. */
export function nodeStoreFile(folder: string, { patience = 10_000 }: NodeStoreOptions = {}): StoreFile {
  const path = join(folder, 'store.db');
  const lockPath = join(folder, 'store.lock');
  let held: string | undefined;
  let tidied = false;

  const prepare = async (): Promise<void> => {
    const entry = await lstat(folder).catch(unless('ENOENT'));
    // A repository may bring a link that leads anywhere.
    if (entry && !entry.isDirectory())
      throw new StoreProblem('unavailable', `${folder} is not a folder of its own. Remove it and try again.`);
    // Not recursive at once: on a read-only disk that reports that the folder does not exist.
    if (!entry)
      await mkdir(folder)
        .catch(unless('EEXIST', 'ENOENT'))
        .then(() => mkdir(folder, { recursive: true }));
    await writeFile(join(folder, '.gitignore'), '*\n', { flag: 'wx' }).catch(unless('EEXIST'));
  };
  /**
   * Removes what killed processes left behind; called by the holder of the lock, who alone writes images. Waiters may lose
   * the temporary file of an attempt, and try again.
   */
  const tidy = async (): Promise<void> => {
    for (const name of await readdir(folder)) {
      const left = join(folder, name);
      const isTakeover = name.startsWith('store.lock.') && !name.endsWith('.tmp');
      const content = isTakeover ? await readFile(left, 'utf8').catch(unless('ENOENT')) : undefined;
      if (content === undefined ? /^store\..*\.tmp$/.test(name) : await isDead(left, content))
        await unlink(left).catch(unless('ENOENT'));
    }
  };
  const freeName = async (prefix: string): Promise<string> => {
    for (let number = 1; ; number++) {
      const name = join(folder, `${prefix}-${number}.db`);
      if (!(await lstat(name).catch(unless('ENOENT')))) return name;
    }
  };
  const guard = <T>(action: () => Promise<T>): Promise<T> =>
    action().catch((error: unknown) => Promise.reject(explain(error, folder)));
  const guardReading = <T>(action: () => Promise<T>): Promise<T> =>
    guard(() =>
      action().catch((error: unknown) => {
        if (!['EACCES', 'EPERM'].includes(codeOf(error))) throw error;
        const message = `${path} may not be read. Allow reading it and try again.`;
        throw new StoreProblem('unavailable', message, error);
      }),
    );

  return {
    name: path,
    read: () => guardReading(() => readFile(path).catch(unless('ENOENT'))),
    version: () =>
      guardReading(async () => {
        const file = await open(path, 'r').catch(unless('ENOENT'));
        if (!file) return undefined;
        try {
          const { ino, size, mtimeNs } = await file.stat({ bigint: true });
          const { buffer, bytesRead } = await file.read(Buffer.alloc(headerSize), 0, headerSize, 0);
          return `${ino} ${size} ${mtimeNs} ${buffer.toString('base64', 0, bytesRead)}`;
        } finally {
          await file.close();
        }
      }),
    write: (image) =>
      guard(() =>
        replaceFile(path, image, {
          temporary: `${path}.${process.pid}.tmp`,
          confirm: async () => {
            // A process that was stopped for long may have been taken for dead.
            if ((await readFile(lockPath, 'utf8').catch(unless('ENOENT'))) !== held)
              throw new StoreProblem('locked', 'Another process took the store over meanwhile. Try again.');
          },
        }),
      ),
    backup: (label) =>
      guard(async () => {
        const name = await freeName(`store.backup-${label}`);
        await copyFile(path, `${name}.tmp`);
        await sync(`${name}.tmp`);
        await rename(`${name}.tmp`, name);
        return name;
      }),
    setAside: () =>
      guard(async () => {
        const name = await freeName('store.corrupt');
        await rename(path, name);
        await sync(folder);
        return name;
      }),
    lock: () =>
      guard(async () => {
        await prepare();
        const me = await holder();
        const release = await acquireLock(nodeLockFiles, lockPath, me, patience);
        held = me;
        if (!tidied)
          await tidy().then(
            () => (tidied = true),
            () => undefined,
          );
        return release;
      }),
  };
}

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

function explain(error: unknown, folder: string): unknown {
  if (error instanceof StoreProblem || !(error instanceof Error)) return error;
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new StoreProblem(
        'full',
        `The disk that holds ${folder} is full. Free some space and try again; nothing was changed.`,
        error,
      );
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return new StoreProblem(
        'read-only',
        `${folder} cannot be written to. Allow writing there and try again; until then nothing is kept.`,
        error,
      );
    case '':
      return error;
    default:
      return new StoreProblem(
        'unavailable',
        `The store in ${folder} cannot be used: ${error.message}.`,
        error,
      );
  }
}
