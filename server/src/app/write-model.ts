/** Writes model files whole, and into the journal, so that it can be undone. */
import type { Files, Host } from '../base/host.ts';
import type { Engine } from './engine.ts';

export type FileChange = 'created' | 'replaced' | 'unchanged';

/** A file to be. `before` is the file as it was read; absent when there was none. */
export interface FileToWrite {
  readonly uri: string;
  readonly before: string | undefined;
  readonly after: string;
}

/** As {@link writeModels}, for one file. */
export async function writeModel(
  { label, ...file }: FileToWrite & { readonly label: string },
  files: Files,
  engine: Engine,
  host: Host,
): Promise<FileChange> {
  const [change = 'unchanged'] = await writeModels(label, [file], files, engine, host);
  return change;
}

/**
 * Replaces each `before` by its `after`. A file that already holds `after` is not touched. The journal comes second, with
 * one entry for all: a change that cannot be journalled is still a change that was asked for.
 */
export async function writeModels(
  label: string,
  wanted: readonly FileToWrite[],
  files: Files,
  engine: Engine,
  host: Host,
): Promise<readonly FileChange[]> {
  const changed = wanted.filter(({ before, after }) => before !== after);
  for (const { uri, after } of changed) await files.write(uri, after);
  if (changed.length > 0)
    await engine.recordApplied(
      {
        label,
        files: changed.map(({ uri, before, after }) => ({
          uri,
          ...(before === undefined ? {} : { before }),
          after,
        })),
      },
      host,
    );
  return wanted.map(({ before, after }) =>
    before === after ? 'unchanged' : before === undefined ? 'created' : 'replaced',
  );
}
