/** After a run of a strategy: its model as a candidate with its metrics. */
import type { ChangeHandler } from '../../runtime/handlers.ts';
import { hook, idOf, textOf } from '../changes/change.ts';
import type { Judged } from '../changes/synthesis.ts';
import { contentHash } from '../documents/provenance.ts';
import { createdIn } from '../within.ts';

export const synthesisHooks: Readonly<Record<string, ChangeHandler>> = {
  create_code_candidate: hook(async (run, { context: shared, arguments: given }, context) => {
    const judged = shared['judged'] as Judged | undefined;
    if (!judged) return run;
    const { candidate, file } = judged;
    await createdIn(context, 'CodeCandidate', 'generate_from_strategy', {
      candidate_name: candidate.strategy,
      content_id: contentHash(`${textOf(given['requirements_uri'])}\n${file}`),
      position: given['position'] ?? 0,
      generated_code: file,
      rationale: candidate.rationale,
      generation_strategy_id: idOf(run),
      generation_request_id: run['generation_request_id'] ?? null,
      specification: given['specification'] ?? null,
    });
    return run;
  }),
};
