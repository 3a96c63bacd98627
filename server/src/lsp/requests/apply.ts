/** `sparkFactory/apply`: writes texts to their targets through the editor, and into the journal. */
import type { ApplyParams, ApplyResult } from '../protocol.ts';
import type { RequestHandler } from './context.ts';
import { editFiles } from './edit-files.ts';
import { answered, jobHost, log } from './job.ts';

export const apply: RequestHandler<ApplyParams, ApplyResult> = (context, params, token) =>
  answered(async () => {
    const { connection, engine, texts } = context;
    const { targetUri, label } = params;
    const wanted = [{ uri: targetUri, text: params.text }, ...(params.others ?? [])];
    const read = await Promise.all(
      wanted.map(async ({ uri, text }) => ({ uri, after: text, before: await texts.text(uri) })),
    );
    const changes = read
      .filter(({ before, after }) => before !== after)
      .map(({ uri, before, after }) => ({ uri, after, ...(before === undefined ? {} : { before }) }));
    if (changes.length === 0) return { applied: true };
    const result = await editFiles(
      context,
      label,
      changes.map(({ after: text, ...change }) => ({ ...change, text })),
    );
    if (!result.applied) return result;
    context.overviewChanged();
    try {
      await engine.recordApplied({ label, files: changes }, jobHost(connection, token));
      return result;
    } catch (error) {
      // The file is written; only the way back is missing, and the editor's own undo still has it.
      const why = error instanceof Error ? error.message : String(error);
      log(connection, 'warn', `${label} was applied, but not kept for undoing: ${why}`);
      return result;
    }
  });
