/** Runs strategies side by side, and lets the real parser judge what each of them wrote. */
import { Cancelled, type Host } from '../base/host.ts';
import { createRandom } from '../base/random.ts';
import { printModel, readModel } from '../language/spark/index.ts';
import type { Candidate } from '../model/candidate.ts';
import type { Specification } from '../model/specification.ts';
import { strategies as all } from './registry.ts';
import type { Strategy } from './strategy.ts';

export interface SynthesisOptions {
  /** Names of strategies, or strategies themselves; all of the registry when absent. */
  readonly strategies?: readonly (string | Strategy)[];
  readonly seed: number;
  readonly host: Host;
  /** File name of the requirements, for the model's link back to them. */
  readonly requirementsFile?: string;
}

/** A strategy that could not build a model. The others are not touched by it. */
export interface StrategyFailure {
  readonly strategy: string;
  /** A sentence for the person who asked for the model. */
  readonly message: string;
}

export interface Synthesis {
  /** One for each strategy that built a model, in the order of the strategies. */
  readonly candidates: readonly Candidate[];
  readonly failures: readonly StrategyFailure[];
}

/**
 * One candidate for each strategy.
 * @throws Cancelled when the host says so; every other error of a strategy becomes a failure.
 */
export async function synthesize(
  specification: Specification,
  options: SynthesisOptions,
): Promise<Synthesis> {
  const { host } = options;
  const chosen = (options.strategies ?? all).map((wanted) =>
    typeof wanted === 'string' ? (all.find(({ name }) => name === wanted) ?? wanted) : wanted,
  );
  const results = await Promise.all(
    chosen.map(async (strategy): Promise<Candidate | StrategyFailure> => {
      if (typeof strategy === 'string') {
        const known = all.map(({ name }) => name).join(', ');
        return { strategy, message: `There is no strategy "${strategy}"; there are ${known}.` };
      }
      await host.pause();
      try {
        return await candidateOf(strategy, specification, options);
      } catch (error) {
        if (error instanceof Cancelled) throw error;
        const reason = error instanceof Error ? error.message : String(error);
        host.log(
          'error',
          `Strategy ${strategy.name} failed: ${error instanceof Error ? error.stack : reason}`,
        );
        return {
          strategy: strategy.name,
          message: `The strategy ${strategy.name} failed: ${reason} This is a bug; the other strategies went on.`,
        };
      }
    }),
  );
  return {
    candidates: results.filter((result) => 'model' in result),
    failures: results.filter((result) => 'message' in result),
  };
}

async function candidateOf(
  strategy: Strategy,
  specification: Specification,
  { seed, host, requirementsFile }: SynthesisOptions,
): Promise<Candidate> {
  const { model, rationale } = strategy.build(specification, {
    random: createRandom(seed).fork(strategy.name),
    ...(requirementsFile === undefined ? {} : { requirementsFile }),
  });
  await host.pause();
  const text = printModel(model);
  await host.pause();
  const [read, diagnostics] = readModel(text);
  return { strategy: strategy.name, model: read, text, diagnostics, rationale: rationale.slice(0, 12) };
}
