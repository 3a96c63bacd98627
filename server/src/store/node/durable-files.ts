/** The database's files under Node, in one folder: `store.db`, `store.log`, and what was kept of earlier ones. */
import { join } from 'node:path';
import { corrupt, StoreProblem } from '../problem.ts';
import { type DurableFile, type DurableFiles, durableFiles } from '../sqljs/durable-files.ts';
import { explain } from './explain.ts';
import { codeOf, system as nodeSystem, type System } from './system.ts';

/** The files in `folder` (by convention `.spark-factory`), which opening creates. */
export function nodeDurableFiles(folder: string, system: System = nodeSystem): DurableFiles {
  const path = (name: string): string => join(folder, name);
  const open = new Map<DurableFile, number>();
  /** `store.db` as it was after our last sync, while nothing of ours was written since. */
  let stamp: string | undefined;

  const guard = <T>(action: () => T): T => {
    try {
      return action();
    } catch (error) {
      throw explain(error, folder);
    }
  };
  const fdOf = (file: DurableFile): number => {
    const fd = open.get(file);
    if (fd === undefined) throw new Error(`${file} is not open: this is a bug in the caller.`);
    return fd;
  };
  const syncFolder = (name: string): void => {
    let fd: number | undefined;
    try {
      fd = system.open(name, 'r');
      system.sync(fd);
    } catch (error) {
      // Not every system can do that for folders; those that cannot need not.
      if (!['EISDIR', 'EPERM', 'EACCES', 'EINVAL', 'ENOTSUP', 'EBADF'].includes(codeOf(error))) throw error;
    } finally {
      if (fd !== undefined) system.close(fd);
    }
  };
  const stampOf = (fd: number): string => {
    const { size, mtimeNs } = system.stat(fd);
    return `${size} ${mtimeNs}`;
  };
  const write = (fd: number, bytes: Uint8Array, offset: number): void => {
    for (let done = 0; done < bytes.length; )
      done += system.write(fd, bytes, done, bytes.length - done, offset + done);
  };
  /** Puts `bytes` under a name that is free or may be replaced: all of them, or nothing is changed. */
  const put = (name: string, bytes: Uint8Array): void => {
    const temporary = path(`${name}.tmp`);
    const fd = system.open(temporary, 'w');
    try {
      try {
        write(fd, bytes, 0);
        system.sync(fd);
      } finally {
        system.close(fd);
      }
      system.rename(temporary, path(name));
    } catch (error) {
      try {
        system.unlink(temporary);
      } catch {
        // What made the first attempt fail may be in the way of this, too; the next one writes over it.
      }
      throw error;
    }
    syncFolder(folder);
  };
  const closeOne = (file: DurableFile): void => {
    const fd = open.get(file);
    open.delete(file);
    if (fd !== undefined) system.close(fd);
  };
  const freeName = (prefix: string): string => {
    for (let number = 1; ; number++) {
      const name = `${prefix}-${number}`;
      if (!system.lstat(path(`${name}.db`)) && !system.lstat(path(`${name}.log`))) return name;
    }
  };
  const readIfThere = (name: string): Uint8Array | undefined => {
    try {
      return system.readFile(name);
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return undefined;
      throw error;
    }
  };
  const adoptNativeLog = (): void => {
    const entry = system.lstat(path(nativeLog));
    if (!entry?.isFile()) return;
    if (entry.size > 0 && !system.lstat(path('store.log'))?.size)
      system.rename(path(nativeLog), path('store.log'));
    else system.unlink(path(nativeLog));
    syncFolder(folder);
  };
  const openOne = (file: DurableFile): void => {
    if (open.has(file)) return;
    const isNew = system.lstat(path(file)) === undefined;
    open.set(file, system.open(path(file), isNew ? 'w+' : 'r+'));
    if (isNew) syncFolder(folder);
  };

  return {
    name: path('store.db'),
    read: (file) =>
      guard(() => {
        const found = readIfThere(path(file));
        // A native SQLite that had the database before and was killed has left its log under its own name.
        return file === 'store.log' && !found?.length ? (readIfThere(path(nativeLog)) ?? found) : found;
      }),
    size: (file) => guard(() => Number(system.lstat(path(file))?.size ?? 0)),
    open: () =>
      guard(() => {
        prepare(folder, system);
        if (open.size === 0) adoptNativeLog();
        for (const file of durableFiles) openOne(file);
      }),
    write: (file, bytes, offset) =>
      guard(() => {
        const fd = fdOf(file);
        if (file === 'store.db' && stamp !== undefined) {
          if (stamp !== stampOf(fd)) throw foreign(path(file));
          stamp = undefined;
        }
        write(fd, bytes, offset);
      }),
    truncate: (file, size) =>
      guard(() => {
        if (file === 'store.db') stamp = undefined;
        system.truncate(fdOf(file), size);
      }),
    sync: (file) =>
      guard(() => {
        const fd = fdOf(file);
        system.datasync(fd);
        // Whoever deletes or replaces the file leaves an open one without a name, and what is written there would be gone.
        if (system.names(fd) === 0) throw gone(path(file));
        if (file === 'store.db') stamp = stampOf(fd);
      }),
    replace: (image) =>
      guard(() => {
        closeOne('store.db');
        stamp = undefined;
        put('store.db', image);
        openOne('store.db');
      }),
    keep: (label, image) =>
      guard(() => {
        const name = `${freeName(`store.backup-${label.replace(/[^\w.-]+/g, '-')}`)}.db`;
        put(name, image);
        return path(name);
      }),
    keepLog: (log) =>
      guard(() => {
        const name = `${freeName('store.left')}.log`;
        put(name, log);
        return path(name);
      }),
    setAside: () =>
      guard(() => {
        for (const file of durableFiles) closeOne(file);
        const name = freeName('store.corrupt');
        // The log first: alone, the database is at least whole up to its last checkpoint.
        for (const [file, target] of [
          ['store.log', `${name}.log`],
          ['store.db', `${name}.db`],
        ] as const)
          if (system.lstat(path(file))) system.rename(path(file), path(target));
        syncFolder(folder);
        return path(`${name}.db`);
      }),
    backups: () =>
      guard(() => {
        if (!system.lstat(folder)) return [];
        const found = system.list(folder).filter((name) => /^store\.backup-.*\.db$/.test(name));
        return found.sort((a, b) => a.localeCompare(b, 'en', { numeric: true })).map((name) => path(name));
      }),
    close: () => {
      stamp = undefined;
      for (const file of durableFiles) closeOne(file);
    },
  };
}

/** What a native SQLite calls its log, and the journal of one that keeps none. */
const [nativeLog, nativeJournal] = ['store.db-wal', 'store.db-journal'];

function prepare(folder: string, system: System): void {
  const entry = system.lstat(folder);
  // A repository may bring a link that leads anywhere.
  if (entry && !entry.isDirectory())
    throw new StoreProblem('unavailable', `${folder} is not a folder of its own. Remove it and try again.`);
  if (!entry) system.mkdir(folder);
  const ignore = join(folder, '.gitignore');
  if (!system.lstat(ignore)) system.writeFile(ignore, '*\n', 'w');
  if (system.lstat(join(folder, nativeJournal))?.size)
    throw corrupt(
      join(folder, 'store.db'),
      `another program left a change unfinished in ${nativeJournal}; opening it with that program once mends it`,
    );
  for (const file of durableFiles) {
    const found = system.lstat(join(folder, file));
    if (found && !found.isFile())
      throw new StoreProblem(
        'unavailable',
        `${join(folder, file)} is not a plain file. Remove it and try again.`,
      );
  }
}

const gone = (path: string): StoreProblem =>
  new StoreProblem(
    'replaced',
    `${path} was deleted or replaced while it was in use. What was kept before is written anew; try the last change again.`,
  );

const foreign = (path: string): StoreProblem =>
  new StoreProblem(
    'replaced',
    `Another program wrote to ${path} while it was in use. What that wrote is set aside; try the last change again.`,
  );
