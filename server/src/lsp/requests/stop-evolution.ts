/** `sparkFactory/stopEvolution`: ends a run after its generation. */
import type { RequestHandler } from './context.ts';
import { answered, jobHost } from './job.ts';

export const stopEvolution: RequestHandler<{ runId: string }, null> = (
  { connection, engine },
  { runId },
  token,
) =>
  answered(async () => {
    await engine.stopEvolution({ runId }, jobHost(connection, token));
    return null;
  });
