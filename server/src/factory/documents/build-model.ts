/** What a strategy makes of a specification, and how good that is: remembered, so that the action that keeps it can work ahead. */
import type { Host } from '../../base/host.ts';
import type { Candidate, Evaluation } from '../../model/candidate.ts';
import type { Specification } from '../../model/specification.ts';
import { evaluate } from '../../quality/index.ts';
import { synthesize } from '../../synthesis/index.ts';
import { rememberingWork } from './remembering.ts';

export interface BuildRequest {
  readonly specification: Specification;
  /** Name of the strategy. */
  readonly strategy: string;
  readonly seed: number;
  /** File name of the requirements, for the model's link back to them. */
  readonly requirementsFile?: string;
}

export type BuiltModel = {
  /** How long it took. */
  readonly milliseconds: number;
} & (
  | { readonly candidate: Candidate; readonly evaluation: Evaluation }
  /** Why the strategy failed. */
  | { readonly failure: string }
);

/** @throws Cancelled when the host says so */
export const buildModel = rememberingWork(
  16,
  async (request: BuildRequest, host: Host): Promise<BuiltModel> => {
    const { specification, strategy, seed, requirementsFile } = request;
    const began = host.now();
    const { candidates, failures } = await synthesize(specification, {
      strategies: [strategy],
      seed,
      host,
      ...(requirementsFile === undefined ? {} : { requirementsFile }),
    });
    await host.pause();
    const [candidate] = candidates;
    const made = candidate
      ? { candidate, evaluation: evaluate(candidate, specification) }
      : { failure: failures[0]?.message ?? 'The strategy gave no model.' };
    return { ...made, milliseconds: Math.max(0, Math.round(host.now() - began)) };
  },
);
