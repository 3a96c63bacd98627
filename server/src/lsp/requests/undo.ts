/** `sparkFactory/undo`: puts the files of the last applied change back, unless somebody edited them since. */
import { fileName } from '../../app/file-name.ts';
import type { UndoResult } from '../protocol.ts';
import type { RequestHandler } from './context.ts';
import { editFiles } from './edit-files.ts';
import { answered, jobHost } from './job.ts';

export const undo: RequestHandler<undefined, UndoResult> = (context, _, token) =>
  answered(async () => {
    const { connection, engine, texts } = context;
    const host = jobHost(connection, token);
    const change = await engine.takeLastApplied({}, host);
    if (!change)
      return { applied: false, reason: 'There is nothing to undo: no change of a model was applied.' };
    const { label, files } = change;
    const current = await Promise.all(files.map(({ uri }) => texts.text(uri)));
    const edited = files.filter(({ after }, index) => !sameText(current[index], after));
    const result =
      edited.length > 0
        ? {
            applied: false,
            reason:
              `${edited.map(({ uri }) => fileName(uri)).join(', ')} changed since “${label}”, so undoing would lose ` +
              'that. Use the editor’s own undo, or its file history.',
          }
        : await editFiles(
            context,
            `Undo ${label}`,
            files.map(({ uri, before }, index) => {
              const now = current[index];
              return {
                uri,
                ...(now === undefined ? {} : { before: now }),
                ...(before === undefined ? {} : { text: before }),
              };
            }),
          );
    // It was taken from the journal to be undone; as it was not, it goes back there.
    if (!result.applied) await engine.recordApplied(change, host);
    context.overviewChanged();
    return { ...result, label };
  });

/** Editors may have turned the line ends. */
function sameText(a: string | undefined, b: string): boolean {
  return a?.replaceAll('\r\n', '\n') === b.replaceAll('\r\n', '\n');
}
