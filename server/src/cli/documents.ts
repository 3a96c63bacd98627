/** From paths on the command line to documents. */
import { dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { SourceText } from '../app/engine.ts';
import { type Context, UsageError } from './context.ts';

/** The `file:` URI of a path, relative to the working directory. */
export function uriOf(path: string): string {
  return pathToFileURL(resolve(path)).href;
}

/** The path of a `file:` URI. */
export function pathOf(uri: string): string {
  return fileURLToPath(uri);
}

/** The folder that a path's file lies in, whose store is used. */
export function folderOf(path: string): string {
  return dirname(resolve(path));
}

/** The other `.spark` files in and below the folder of a model's file, which may hold parts of it. */
export async function documentsBeside({ files }: Context, { uri }: SourceText): Promise<SourceText[]> {
  const uris = await files.list(uriOf(dirname(pathOf(uri))), ['.spark']);
  const texts = await Promise.all(
    uris.map(async (each) => (each === uri ? undefined : { uri: each, text: await files.read(each) })),
  );
  return texts.flatMap((each) => (each?.text === undefined ? [] : { uri: each.uri, text: each.text }));
}

/**
 * A document that must exist and end with `extension`; requirements (`.req`) may be Markdown as well (`.req.md`). Throws
 * {@link UsageError} when not.
 */
export async function document(context: Context, path: string, extension: string): Promise<SourceText> {
  const accepted = path.endsWith(extension) || (extension === '.req' && path.endsWith('.req.md'));
  if (!accepted) throw new UsageError(`${path} is not a ${extension} file.`);
  const uri = uriOf(path);
  const text = await context.files.read(uri);
  if (text === undefined) throw new UsageError(`There is no file ${path}.`);
  return { uri, text };
}
