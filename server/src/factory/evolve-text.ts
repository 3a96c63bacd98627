/** Betters the model of a document by evolution, and reads back what comes of it. */
import type { Host } from '../base/host.ts';
import { type EvolutionOptions, evolve, type Step } from '../evolution/index.ts';
import { printModel } from '../language/spark/index.ts';
import type { Specification } from '../model/specification.ts';
import { createFitness, evaluateModel } from '../quality/index.ts';
import { groupScore, type MetricGroup, type ReadText, readModelText } from './documents/judge-model.ts';

export interface EvolveTextOptions
  extends Pick<
    EvolutionOptions,
    'generations' | 'population' | 'seed' | 'elites' | 'tournament' | 'crossover'
  > {
  readonly specification?: Specification;
  /** What is looked at; everything when absent. */
  readonly group?: MetricGroup;
  readonly host: Host;
}

export interface EvolvedText {
  /** Scores of 0 to 100 before and after. */
  readonly start: number;
  readonly end: number;
  readonly steps: readonly Step[];
  /** The bettered model as it reads back; the one that was given when nothing better was found. */
  readonly after: ReadText;
}

/** @throws Error when the result cannot be read, which is a bug */
export async function evolveText(text: string, options: EvolveTextOptions): Promise<EvolvedText> {
  const before = readModelText(text);
  const { start, end, steps, best } = await evolve(before.model, {
    ...options,
    fitness: fitnessOf(options),
  });
  if (end <= start) return { start, end: start, steps: [], after: before };
  const after = readModelText(printModel(best));
  const error = after.diagnostics.find(({ severity }) => severity === 'error');
  if (error && !before.diagnostics.some(({ code }) => code === error.code))
    throw new Error(`Evolution made a model that cannot be read (${error.message}). This is a bug.`);
  return { start, end, steps, after };
}

/** A group's score goes first; the total decides among equals, so that the rest does not suffer for nothing. */
function fitnessOf({ group, specification }: EvolveTextOptions): EvolutionOptions['fitness'] {
  if (group === undefined) return createFitness(specification);
  return (model) => {
    const evaluation = evaluateModel(model, specification);
    return { total: 0.9 * (groupScore(evaluation, group) ?? 0) + 0.1 * evaluation.total };
  };
}
