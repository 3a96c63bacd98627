/** The calls of the operating system that the store makes, so that tests can let each of them fail as a bad disk would. */
import {
  closeSync,
  fdatasyncSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';

export const system = {
  close: closeSync,
  datasync: fdatasyncSync,
  /** How many names an open file has. */
  names: (fd: number): number => fstatSync(fd).nlink,
  /** Of an open file: its size, and when it was changed. */
  stat: (fd: number): { readonly size: bigint; readonly mtimeNs: bigint } => fstatSync(fd, { bigint: true }),
  sync: fsyncSync,
  truncate: ftruncateSync,
  lstat: (path: string) => lstatSync(path, { throwIfNoEntry: false }),
  mkdir: (path: string): void => void mkdirSync(path, { recursive: true }),
  open: (path: string, flags: string | number): number => openSync(path, flags),
  list: (path: string): string[] => readdirSync(path),
  readFile: (path: string): Uint8Array => readFileSync(path),
  rename: renameSync,
  unlink: unlinkSync,
  writeFile: (path: string, text: string, flag: string): void => writeFileSync(path, text, { flag }),
  /** @returns how many bytes were taken, which may be fewer */
  write: (fd: number, bytes: Uint8Array, from: number, length: number, position: number): number =>
    writeSync(fd, bytes, from, length, position),
};

export type System = typeof system;

export const codeOf = (error: unknown): string =>
  String((error as { code?: unknown } | undefined)?.code ?? '');
