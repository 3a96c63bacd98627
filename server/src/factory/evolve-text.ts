/** Betters the model of a document by evolution, and reads back what comes of it. */
import { Cancelled, type Host } from '../base/host.ts';
import { type EvolutionOptions, evolve, type Step } from '../evolution/index.ts';
import { printModel } from '../language/spark/index.ts';
import type { Specification } from '../model/specification.ts';
import { createFitness, evaluateModel } from '../quality/index.ts';
import { groupScore, type MetricGroup, type ReadText, readModelText } from './documents/judge-model.ts';
import { rememberingWork } from './documents/remembering.ts';

export interface EvolveTextRequest
  extends Pick<
    EvolutionOptions,
    'generations' | 'population' | 'seed' | 'elites' | 'tournament' | 'crossover'
  > {
  /** The document. */
  readonly text: string;
  readonly specification?: Specification;
  /** What is looked at; everything when absent. */
  readonly group?: MetricGroup;
}

export interface EvolvedText {
  /** Scores of 0 to 100 before and after. */
  readonly start: number;
  readonly end: number;
  readonly steps: readonly Step[];
  /** The bettered model as it reads back; the one that was given when nothing better was found. */
  readonly after: ReadText;
  /** How long it took. */
  readonly milliseconds: number;
}

/** Remembered. @throws Cancelled when the host says so; Error when the result cannot be read, which is a bug */
export const evolveText = rememberingWork(
  8,
  async ({ text, ...request }: EvolveTextRequest, host: Host): Promise<EvolvedText> => {
    const began = host.now();
    const before = readModelText(text);
    const { start, end, steps, best, stopped } = await evolve(before.model, {
      ...request,
      host,
      fitness: fitnessOf(request),
    });
    if (stopped) throw new Cancelled();
    const milliseconds = Math.max(0, Math.round(host.now() - began));
    if (end <= start) return { start, end: start, steps: [], after: before, milliseconds };
    const after = readModelText(printModel(best));
    const error = after.diagnostics.find(({ severity }) => severity === 'error');
    if (error && !before.diagnostics.some(({ code }) => code === error.code))
      throw new Error(`Evolution made a model that cannot be read (${error.message}). This is a bug.`);
    return { start, end, steps, after, milliseconds };
  },
);

/** A group's score goes first; the total decides among equals, so that the rest does not suffer for nothing. */
function fitnessOf({ group, specification }: Omit<EvolveTextRequest, 'text'>): EvolutionOptions['fitness'] {
  if (group === undefined) return createFitness(specification);
  return (model) => {
    const evaluation = evaluateModel(model, specification);
    return { total: 0.9 * (groupScore(evaluation, group) ?? 0) + 0.1 * evaluation.total };
  };
}
