/** The user's files under Node: strict text, atomic writes, and no write outside the folders that were given for it. */
import { lstat, mkdir, open, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Files } from '../base/host.ts';
import { explainFileError, FileProblem, systemCode } from './file-problem.ts';
import { replaceFile } from './replace-file.ts';
import { decodeUtf8, hasByteOrderMark } from './utf8.ts';
import { badName, isProtected } from './write-policy.ts';

export interface NodeFilesOptions {
  /** Folders, as paths or `file:` URIs, below which files may be written. None: nothing can be written. */
  readonly writable: readonly string[];
}

/** Folders that hold nothing a person wrote. Names that begin with a dot are passed over as well. */
const passedOver = new Set(['node_modules']);

export function nodeFiles(options: NodeFilesOptions): Files {
  const writable = options.writable.map((folder) => resolve(toPath(folder)));
  return {
    read: async (uri) => {
      const path = toPath(uri);
      const bytes = await readFile(path).catch((error: unknown) => {
        if (systemCode(error) === 'ENOENT') return undefined;
        throw explainFileError(error, uri, path);
      });
      return bytes && decodeUtf8(bytes, uri);
    },
    write: async (uri, text) => {
      const path = toPath(uri);
      try {
        await write(uri, path, text, writable);
      } catch (error) {
        throw explainFileError(error, uri, path);
      }
    },
    list: async (uri, extensions) => {
      const path = toPath(uri);
      try {
        if (!(await stat(path)).isDirectory()) return [uri];
        const found: string[] = [];
        await collect(path, extensions, found);
        return found.map((file) => pathToFileURL(file).href).sort();
      } catch (error) {
        throw explainFileError(error, uri, path);
      }
    },
  };
}

async function write(uri: string, path: string, text: string, writable: readonly string[]): Promise<void> {
  const { real, missing } = await locate(uri, path);
  for (const name of missing) {
    const why = badName(name);
    if (why)
      throw new FileProblem('bad-name', uri, `${name} cannot be the name of a file or folder: ${why}.`);
  }
  const roots = await Promise.all(writable.map((root) => realpath(root).catch(() => root)));
  const below = insideOf(roots, real);
  if (below === undefined)
    throw new FileProblem(
      'outside',
      uri,
      `${real} was not written: it is outside the folders that may be written to.`,
    );
  // Under the name that was given, too: `.git` is not to be written, even where it is a link to another folder.
  if (isProtected(below) || isProtected(insideOf(writable, path) ?? ''))
    throw new FileProblem(
      'protected',
      uri,
      `${real} was not written: other programs act on this file. Choose another name.`,
    );

  const folder = dirname(real);
  const existing = missing.length === 0 ? await inspect(uri, real) : undefined;
  // One by one: on a read-only disk, a recursive mkdir reports that the folder does not exist.
  for (let level = missing.length - 1; level > 0; level--)
    await mkdir(join(real, ...Array<string>(level).fill('..'))).catch((error: unknown) => {
      if (systemCode(error) !== 'EEXIST') throw error;
    });
  await replaceFile(real, existing?.byteOrderMark ? `\ufeff${text}` : text, {
    temporary: join(folder, `.${process.pid}-${counter++}.spark-factory.tmp`),
    ...(existing ? { mode: existing.mode } : {}),
    confirm: async () => {
      // A folder on the way may have become a link since it was looked at.
      if ((await realpath(folder)) !== folder)
        throw new FileProblem(
          'outside',
          uri,
          `${real} was not written: its folder has changed meanwhile. Try again.`,
        );
    },
  });
}

let counter = 0;

/** Where a path leads when every link is followed, and the names at its end that do not exist yet. */
async function locate(uri: string, path: string): Promise<{ real: string; missing: readonly string[] }> {
  const missing: string[] = [];
  for (let at = path; ; at = dirname(at)) {
    const real = await realpath(at).catch((error: unknown) => {
      if (systemCode(error) !== 'ENOENT') throw error;
    });
    if (real !== undefined) return { real: join(real, ...missing), missing };
    if (await lstat(at).catch(() => undefined))
      throw new FileProblem('outside', uri, `${at} is a link that leads nowhere. Remove it and try again.`);
    missing.unshift(basename(at));
  }
}

/**
 * The path below the first folder that it lies in, with that folder's own name and its parent's before it, so that a rule
 * about `.vscode` holds when `.vscode` itself was opened. `undefined` when it lies in none.
 */
function insideOf(folders: readonly string[], path: string): string | undefined {
  for (const folder of folders) {
    const below = relative(folder, path);
    if (below !== '' && below !== '..' && !below.startsWith(`..${sep}`) && resolve(folder, below) === path)
      return relative(dirname(dirname(folder)), path);
  }
  return undefined;
}

/** What has to stay of a file that is replaced: its permissions, and its byte order mark, which `read` does not show. */
async function inspect(uri: string, path: string): Promise<{ mode: number; byteOrderMark: boolean }> {
  // Opened for writing, too: replacing needs no permission on the file itself, but a read-only file is meant to be one.
  const file = await open(path, 'r+');
  try {
    const entry = await file.stat();
    if (!entry.isFile()) throw new FileProblem('unavailable', uri, `${path} is not a regular file.`);
    const { buffer } = await file.read(Buffer.alloc(3), 0, 3, 0);
    return { mode: entry.mode & 0o777, byteOrderMark: hasByteOrderMark(buffer) };
  } finally {
    await file.close();
  }
}

/** Adds the files below a folder. Folders that may not be read are passed over, and links to folders are not followed. */
async function collect(folder: string, extensions: readonly string[], found: string[]): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    if (['EACCES', 'EPERM', 'ENOENT'].includes(systemCode(error))) return [];
    throw error;
  });
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!entry.name.startsWith('.') && !passedOver.has(entry.name)) await collect(path, extensions, found);
    } else if (extensions.some((extension) => entry.name.endsWith(extension)) && (await isFile(path))) {
      found.push(path);
    }
  }
}

const isFile = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => undefined))?.isFile() ?? false;

/** The path of a `file:` URI; a path stays one. */
function toPath(uri: string): string {
  let path = uri;
  if (/^[a-z][a-z0-9+.-]+:/i.test(uri)) {
    if (!uri.toLowerCase().startsWith('file:'))
      throw new FileProblem(
        'unavailable',
        uri,
        `${uri} is not a file on this machine. Save it to a folder first.`,
      );
    try {
      path = fileURLToPath(uri);
    } catch (error) {
      throw new FileProblem('bad-name', uri, `${uri} does not name a file on this machine.`, error);
    }
  }
  if (path.includes('\0'))
    throw new FileProblem('bad-name', uri, 'A name with a NUL character cannot name a file.');
  return resolve(path);
}
