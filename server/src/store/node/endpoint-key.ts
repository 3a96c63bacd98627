/** The key that processes of one account share through the store's folder: whoever can read it may use the store. */
import { randomBytes } from 'node:crypto';
import { link, lstat, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StoreProblem } from '../problem.ts';
import { explain } from './explain.ts';
import { codeOf, unless } from './lock-files.ts';

const refused = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT'];

/**
 * Reads the key of `folder`, or makes folder and key.
 * @returns `undefined` when this account may not
 * @throws StoreProblem when the folder is a link, which a repository may have brought
 */
export async function folderKey(folder: string): Promise<Uint8Array | undefined> {
  const entry = await lstat(folder).catch(unless('ENOENT'));
  if (entry && !entry.isDirectory())
    throw new StoreProblem('unavailable', `${folder} is not a folder of its own. Remove it and try again.`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, '.gitignore'), '*\n', { flag: 'wx' }).catch(unless('EEXIST'));
    return (await known(folder)) ?? (await made(folder));
  } catch (error) {
    if (refused.includes(codeOf(error))) return undefined;
    throw explain(error, folder);
  }
}

const nameIn = (folder: string): string => join(folder, 'owner.key');

const known = async (folder: string): Promise<Uint8Array | undefined> =>
  readFile(nameIn(folder)).catch(unless('ENOENT'));

/** Written beside and linked, so that it appears whole; the first one stays. */
async function made(folder: string): Promise<Uint8Array | undefined> {
  const temporary = join(folder, `owner.key.${randomBytes(6).toString('hex')}.tmp`);
  const key = randomBytes(32);
  await writeFile(temporary, key, { mode: 0o600, flag: 'wx' });
  try {
    await link(temporary, nameIn(folder));
  } catch (error) {
    // File systems without links.
    if (codeOf(error) !== 'EEXIST')
      await writeFile(nameIn(folder), key, { mode: 0o600, flag: 'wx' }).catch(unless('EEXIST'));
  } finally {
    await unlink(temporary).catch(unless('ENOENT'));
  }
  return await known(folder);
}
