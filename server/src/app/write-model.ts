/** Writes a model file whole, and into the journal, so that it can be undone. */
import type { Files, Host } from '../base/host.ts';
import type { Engine } from './engine.ts';

export type FileChange = 'created' | 'replaced' | 'unchanged';

/**
 * Replaces `before` (the file as it was read; absent when there was none) by `after`. A file that already holds `after` is not
 * touched. The journal comes second: a change that cannot be journalled is still a change that was asked for.
 */
export async function writeModel(
  change: { label: string; uri: string; before: string | undefined; after: string },
  files: Files,
  engine: Engine,
  host: Host,
): Promise<FileChange> {
  const { label, uri, before, after } = change;
  if (before === after) return 'unchanged';
  await files.write(uri, after);
  await engine.recordApplied(
    { label, files: [{ uri, ...(before === undefined ? {} : { before }), after }] },
    host,
  );
  return before === undefined ? 'created' : 'replaced';
}
