/**
 * Repeats on real files what SQLite does with its files in memory, which stay the copy that is read. Order and moment of writes
 * and syncs are SQLite's own, so that its proof of surviving crashes carries over.
 */
import type { Database, SqlJsStatic } from 'sql.js';
import type { DurableFile, DurableFiles } from './durable-files.ts';
import {
  bytesAt,
  type Handler,
  type ImportNames,
  type Imports,
  type Role,
  roles,
  textAt,
} from './imports.ts';
import { createPending, type Pending } from './pending.ts';
import { isWrittenThrough } from './self-test.ts';

/** A database whose files are written through. */
export interface Attached {
  readonly database: Database;
  /** What the files refused, once they did; nothing reaches them from then on. */
  failure(): unknown;
  /** Bytes of the log up to the last sync. */
  logEnd(): number;
  /** Stops writing through: for closing a database that must leave its files alone. */
  detach(): void;
}

export interface WriteThrough {
  /** Opens a database with this content, which `files` has already. */
  attach(sqlite: SqlJsStatic, image: Uint8Array | undefined, files: DurableFiles): Attached;
  /** Whether a database in scratch files can be read back from them. */
  works(sqlite: SqlJsStatic): boolean;
  /** Gives the imports back. */
  end(): void;
}

/** WASI's numbers of what SQLite knows to tell apart. */
const [ioError, noSpace] = [29, 51];

interface Target {
  readonly files: DurableFiles;
  path: string;
  failure: unknown;
  /** Bytes of the log since it was begun anew: written, and brought to the disk. */
  logWritten: number;
  logEnd: number;
}

/** A file that SQLite has open. */
interface Opened {
  readonly target: Target;
  readonly file: DurableFile;
  readonly pending: Pending;
  position: number;
}

/** A number of 64 bits, without making a bigint of it. */
const longAt = (memory: DataView, at: number): number =>
  memory.getUint32(at, true) + memory.getInt32(at + 4, true) * 2 ** 32;

export function createWriteThrough(imports: Imports, names: ImportNames): WriteThrough {
  const targets = new Set<Target>();
  /** Its main file is the next one to be opened. */
  let arriving: Target | undefined;
  const opened = new Map<number, Opened>();

  const fileOf = (path: string): Opened | undefined => {
    if (arriving && arriving.path === '' && /^\/?dbfile_\d+$/.test(path)) arriving.path = path;
    for (const target of targets) {
      const file =
        path === target.path ? 'store.db' : path === `${target.path}-wal` ? 'store.log' : undefined;
      if (file) return { target, file, pending: createPending(target.files, file), position: 0 };
    }
    return undefined;
  };
  /** Does something with the real file. @returns what SQLite is to be told */
  const really = ({ target }: Opened, action: () => void): number => {
    if (target.failure !== undefined) return ioError;
    try {
      action();
      return 0;
    } catch (error) {
      target.failure = error;
      return (error as { reason?: unknown }).reason === 'full' ? noSpace : ioError;
    }
  };

  const handlers: Record<Role, Handler> = {
    openat: (original, directory, path, flags, mode) => {
      const fd = original(directory, path, flags, mode);
      const found = Number(fd) >= 0 ? fileOf(textAt(imports.memory(), Number(path))) : undefined;
      if (found) opened.set(Number(fd), found);
      return fd;
    },
    fd_seek: (original, fd, offset, whence, result) => {
      const answer = original(fd, offset, whence, result);
      const file = opened.get(Number(fd));
      if (file && answer === 0) file.position = longAt(imports.memory(), Number(result));
      return answer;
    },
    fd_write: (original, fd, vector, count, result) => {
      const file = opened.get(Number(fd));
      if (!file) return original(fd, vector, count, result);
      const refused = really(file, () => {
        const memory = imports.memory();
        let at = file.position;
        for (let i = 0; i < Number(count); i++) {
          const start = memory.getUint32(Number(vector) + 8 * i, true);
          const length = memory.getUint32(Number(vector) + 8 * i + 4, true);
          file.pending.write(bytesAt(memory, start, length), at);
          at += length;
        }
        if (file.file !== 'store.log') return;
        // SQLite goes on from the beginning once all is written back; within a round, it may go over a frame again.
        const before = file.position === 0 ? 0 : file.target.logWritten;
        file.target.logWritten = Math.max(before, at);
      });
      if (refused) return refused;
      const answer = original(fd, vector, count, result);
      if (answer === 0) file.position += imports.memory().getUint32(Number(result), true);
      return answer;
    },
    fd_sync: (original, fd, a, b, c) => {
      const file = opened.get(Number(fd));
      if (!file) return original(fd, a, b, c);
      return really(file, () => {
        file.pending.flush();
        file.target.files.sync(file.file);
        if (file.file === 'store.log') file.target.logEnd = file.target.logWritten;
      });
    },
    ftruncate64: (original, fd, size, a, b) => {
      const file = opened.get(Number(fd));
      // Linux's calls, other than WASI's, tell an error by its negative number.
      const refused = file && really(file, () => file.pending.truncate(Number(size)));
      if (refused) return -refused;
      if (file?.file === 'store.log' && size === 0n) file.target.logEnd = file.target.logWritten = 0;
      return original(fd, size, a, b);
    },
    fd_close: (original, fd, a, b, c) => {
      opened.delete(Number(fd));
      return original(fd, a, b, c);
    },
  };
  for (const role of roles) imports.handle(names[role], handlers[role]);

  const self: WriteThrough = {
    attach: (sqlite, image, files) => {
      const target: Target = { files, path: '', failure: undefined, logWritten: 0, logEnd: 0 };
      targets.add(target);
      arriving = target;
      const detach = (): void => {
        targets.delete(target);
        for (const [fd, file] of opened) if (file.target === target) opened.delete(fd);
      };
      try {
        const database = new sqlite.Database(image);
        return {
          database,
          failure: () => target.failure,
          logEnd: () => target.logEnd,
          detach,
        };
      } catch (error) {
        detach();
        throw error;
      } finally {
        arriving = undefined;
      }
    },
    works: (sqlite) => isWrittenThrough(sqlite, self),
    end: () => {
      for (const role of roles) imports.handle(names[role], undefined);
    },
  };
  return self;
}
