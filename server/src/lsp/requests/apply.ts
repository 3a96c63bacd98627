/** `sparkFactory/apply`: writes a text to its target through the editor, and into the journal. */
import type { ApplyParams, ApplyResult } from '../protocol.ts';
import type { RequestHandler } from './context.ts';
import { editFiles } from './edit-files.ts';
import { answered, jobHost, log } from './job.ts';

export const apply: RequestHandler<ApplyParams, ApplyResult> = (context, params, token) =>
  answered(async () => {
    const { connection, engine, texts } = context;
    const { targetUri: uri, text, label } = params;
    const before = await texts.text(uri);
    if (before === text) return { applied: true };
    const known = before === undefined ? {} : { before };
    const result = await editFiles(context, label, [{ uri, text, ...known }]);
    if (!result.applied) return result;
    context.overviewChanged();
    try {
      await engine.recordApplied(
        { label, files: [{ uri, after: text, ...known }] },
        jobHost(connection, token),
      );
      return result;
    } catch (error) {
      // The file is written; only the way back is missing, and the editor's own undo still has it.
      const why = error instanceof Error ? error.message : String(error);
      log(connection, 'warn', `${label} was applied, but not kept for undoing: ${why}`);
      return result;
    }
  });
