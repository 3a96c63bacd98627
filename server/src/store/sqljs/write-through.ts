/**
 * Keeps SQLite's files, instead of Emscripten's file system: a copy in memory, which is read, and the real files, on which each write
 * and sync is repeated. Order and moment of writes and syncs are SQLite's own, so that its proof of surviving crashes carries over.
 */
import type { Database, SqlJsStatic } from 'sql.js';
import type { DurableFile, DurableFiles } from './durable-files.ts';
import { type HeldFile, holdFile } from './held-file.ts';
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
  /** Opens a database with this content, which `files` has already, and which is taken over. */
  attach(sqlite: SqlJsStatic, image: Uint8Array, files: DurableFiles): Attached;
  /** Whether a database in scratch files can be read back from them. */
  works(sqlite: SqlJsStatic): boolean;
  /** Gives the imports back. */
  end(): void;
}

/** WASI's numbers of what SQLite knows to tell apart. */
const [ioError, noSpace] = [29, 51];
/** Where the size is in what Emscripten gives for `fstat`. */
const sizeInStat = 24;

interface Target {
  readonly files: DurableFiles;
  readonly held: Readonly<Record<DurableFile, HeldFile>>;
  path: string;
  failure: unknown;
  isDetached: boolean;
  /** Bytes of the log since it was begun anew: written, and brought to the disk. */
  logWritten: number;
  logEnd: number;
}

/** A file that SQLite has open. */
interface Opened {
  readonly target: Target;
  readonly file: DurableFile;
  readonly held: HeldFile;
  readonly pending: Pending;
  position: number;
}

/** A number of 64 bits, without making a bigint of it. */
function setLong(memory: DataView, at: number, value: number): void {
  memory.setUint32(at, value, true);
  memory.setUint32(at + 4, value / 2 ** 32, true);
}

export function createWriteThrough(imports: Imports, names: ImportNames): WriteThrough {
  const targets = new Set<Target>();
  /** Its main file is the next one to be opened. */
  let arriving: Target | undefined;
  const opened = new Map<Parameters<Handler>[1], Opened>();

  const fileOf = (path: string): Opened | undefined => {
    if (arriving && arriving.path === '' && /^\/?dbfile_\d+$/.test(path)) arriving.path = path;
    for (const target of targets) {
      const file =
        path === target.path ? 'store.db' : path === `${target.path}-wal` ? 'store.log' : undefined;
      if (file)
        return {
          target,
          file,
          held: target.held[file],
          pending: createPending(target.files, file),
          position: 0,
        };
    }
    return undefined;
  };
  /** Does something with the real file. @returns what SQLite is to be told */
  const really = ({ target }: Opened, action: () => void): number => {
    if (target.isDetached) return 0;
    if (target.failure !== undefined) return ioError;
    try {
      action();
      return 0;
    } catch (error) {
      target.failure = error;
      return (error as { reason?: unknown }).reason === 'full' ? noSpace : ioError;
    }
  };
  const countLog = (file: Opened, length: number): void => {
    if (file.file !== 'store.log') return;
    // SQLite goes on from the beginning once all is written back; within a round, it may go over a frame again.
    const before = file.position === 0 ? 0 : file.target.logWritten;
    file.target.logWritten = Math.max(before, file.position + length);
  };
  /** Goes through the pieces of memory that a read or write is about. @returns how many bytes were moved */
  const eachPiece = (vector: number, count: number, move: (piece: Uint8Array) => number): number => {
    const memory = imports.memory();
    let moved = 0;
    for (let i = 0; i < count; i++) {
      const at = memory.getUint32(vector + 8 * i, true);
      moved += move(bytesAt(memory, at, memory.getUint32(vector + 8 * i + 4, true)));
    }
    return moved;
  };

  const handlers: Record<Role, Handler> = {
    openat: (original, directory, path, flags, mode) => {
      const fd = original(directory, path, flags, mode);
      const found = Number(fd) >= 0 ? fileOf(textAt(imports.memory(), Number(path))) : undefined;
      if (found) opened.set(fd, found);
      return fd;
    },
    fd_seek: (original, fd, offset, whence, result) => {
      const file = opened.get(fd);
      if (!file) return original(fd, offset, whence, result);
      const from = whence === 0 ? 0 : whence === 1 ? file.position : file.held.size;
      file.position = from + Number(offset);
      setLong(imports.memory(), Number(result), file.position);
      return 0;
    },
    fd_read: (original, fd, vector, count, result) => {
      const file = opened.get(fd);
      if (!file) return original(fd, vector, count, result);
      const read = eachPiece(Number(vector), Number(count), (piece) => {
        const length = file.held.read(piece, file.position);
        file.position += length;
        return length;
      });
      imports.memory().setUint32(Number(result), read, true);
      return 0;
    },
    fd_write: (original, fd, vector, count, result) => {
      const file = opened.get(fd);
      if (!file) return original(fd, vector, count, result);
      let refused = 0;
      const written = eachPiece(Number(vector), Number(count), (piece) => {
        refused ||= really(file, () => {
          file.pending.write(piece, file.position);
          countLog(file, piece.length);
        });
        if (refused) return 0;
        file.held.write(piece, file.position);
        file.position += piece.length;
        return piece.length;
      });
      imports.memory().setUint32(Number(result), written, true);
      return refused;
    },
    fd_sync: (original, fd, a, b, c) => {
      const file = opened.get(fd);
      if (!file) return original(fd, a, b, c);
      return really(file, () => {
        file.pending.flush();
        file.target.files.sync(file.file);
        if (file.file === 'store.log') file.target.logEnd = file.target.logWritten;
      });
    },
    fstat64: (original, fd, result, a, b) => {
      const answer = original(fd, result, a, b);
      const file = opened.get(fd);
      if (file && answer === 0) setLong(imports.memory(), Number(result) + sizeInStat, file.held.size);
      return answer;
    },
    ftruncate64: (original, fd, size, a, b) => {
      const file = opened.get(fd);
      if (!file) return original(fd, size, a, b);
      const refused = really(file, () => file.pending.truncate(Number(size)));
      // Linux's calls, other than WASI's, tell an error by its negative number.
      if (refused) return -refused;
      file.held.truncate(Number(size));
      if (file.file === 'store.log' && size === 0n) file.target.logEnd = file.target.logWritten = 0;
      return 0;
    },
    fd_close: (original, fd, a, b, c) => {
      opened.delete(fd);
      return original(fd, a, b, c);
    },
  };
  for (const role of roles) imports.handle(names[role], handlers[role]);

  const self: WriteThrough = {
    attach: (sqlite, image, files) => {
      const target: Target = {
        files,
        held: { 'store.db': holdFile(image), 'store.log': holdFile(new Uint8Array()) },
        path: '',
        failure: undefined,
        isDetached: false,
        logWritten: 0,
        logEnd: 0,
      };
      targets.add(target);
      arriving = target;
      const detach = (): void => {
        // What is still open goes on in memory until it is closed.
        target.isDetached = true;
        targets.delete(target);
      };
      try {
        const database = new sqlite.Database();
        return { database, failure: () => target.failure, logEnd: () => target.logEnd, detach };
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
