/**
 * What a strategy makes of a specification, and how good that is: computed by a step of a workflow, while no transaction is open, and
 * remembered for the action that keeps it. The same request has the same result, so that an action whose process does not
 * remember it computes it again.
 */
import type { Host } from '../../base/host.ts';
import type { Candidate, Evaluation } from '../../model/candidate.ts';
import type { Specification } from '../../model/specification.ts';
import { evaluate } from '../../quality/index.ts';
import { synthesize } from '../../synthesis/index.ts';
import { contentHash } from './provenance.ts';

export interface BuildRequest {
  readonly specification: Specification;
  /** Name of the strategy. */
  readonly strategy: string;
  readonly seed: number;
  /** File name of the requirements, for the model's link back to them. */
  readonly requirementsFile?: string;
}

export type BuiltModel =
  | { readonly candidate: Candidate; readonly evaluation: Evaluation }
  /** Why the strategy failed. */
  | { readonly failure: string };

/** Models of the last few requests. */
const remembered = new Map<string, BuiltModel>();
const capacity = 16;

/** @throws Cancelled when the host says so; nothing is remembered then */
export async function buildModel(request: BuildRequest, host: Host): Promise<BuiltModel> {
  const key = contentHash(JSON.stringify(request));
  const known = remembered.get(key);
  if (known) return known;
  const { specification, strategy, seed, requirementsFile } = request;
  const { candidates, failures } = await synthesize(specification, {
    strategies: [strategy],
    seed,
    host,
    ...(requirementsFile === undefined ? {} : { requirementsFile }),
  });
  await host.pause();
  const [candidate] = candidates;
  const built: BuiltModel = candidate
    ? { candidate, evaluation: evaluate(candidate, specification) }
    : { failure: failures[0]?.message ?? 'The strategy gave no model.' };
  remembered.set(key, built);
  const [oldest] = remembered.keys();
  if (remembered.size > capacity && oldest !== undefined) remembered.delete(oldest);
  return built;
}
