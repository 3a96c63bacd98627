/** `sparkFactory/candidateText`: the whole text of one candidate, for a diff. */
import type { CandidateTextParams, CandidateTextResult } from '../protocol.ts';
import type { RequestHandler } from './context.ts';
import { answered, jobHost } from './job.ts';

export const candidateText: RequestHandler<CandidateTextParams, CandidateTextResult> = (
  { connection, engine },
  { id },
  token,
) =>
  answered(async () => {
    const found = await engine.candidateText({ id }, jobHost(connection, token));
    if (!found) throw new Error('This candidate is no longer kept. Generate again to get new ones.');
    return found;
  });
