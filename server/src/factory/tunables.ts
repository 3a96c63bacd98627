/** Parameters of the factory's own engines that it may tune: each is a setting, tried on samples of requirements. */
import type { Host } from '../base/host.ts';
import { evolutionDefaults } from '../evolution/index.ts';
import { evaluate } from '../quality/index.ts';
import { select, synthesize } from '../synthesis/index.ts';
import { rounded } from './documents/judge-model.ts';
import { mean } from './documents/read-documents.ts';
import { specify } from './documents/specify.ts';
import { evolveText } from './evolve-text.ts';
import { strategyNames, unknownStrategies } from './synthesis-strategies.ts';

export interface Tunable {
  /** The key of the setting. */
  readonly name: string;
  readonly default: unknown;
  /** Values that are worth a try. */
  readonly candidates: readonly unknown[];
  /** What is wrong with a value; undefined when nothing is. */
  problem(value: unknown): string | undefined;
}

const whole = (name: string, standard: number, candidates: readonly number[], max: number): Tunable => ({
  name,
  default: standard,
  candidates,
  problem: (value) =>
    Number.isInteger(value) && Number(value) >= 1 && Number(value) <= max
      ? undefined
      : `must be a whole number from 1 to ${max}`,
});

export const tunables: readonly Tunable[] = [
  whole('evolution.population', evolutionDefaults.population, [40, 60, 150], 1000),
  whole('evolution.elites', evolutionDefaults.elites, [1, 4], 100),
  whole('evolution.tournament', evolutionDefaults.tournament, [2, 4, 5], 10),
  {
    name: 'evolution.crossover',
    default: evolutionDefaults.crossover,
    candidates: [0.1, 0.5],
    problem: (value) =>
      typeof value === 'number' && value >= 0 && value <= 1 ? undefined : 'must be a number from 0 to 1',
  },
  {
    name: 'synthesis.strategies',
    default: strategyNames,
    candidates: strategyNames.map((name) => [name]),
    problem: (value) =>
      Array.isArray(value) && value.length > 0 && unknownStrategies(value).length === 0
        ? undefined
        : `must be a list of strategies: ${strategyNames.join(', ')}`,
  },
];

export type Parameters = Readonly<Record<string, unknown>>;

/** What the factory works with when nobody changed anything. */
export const standardParameters: Parameters = Object.fromEntries(
  tunables.map((each) => [each.name, each.default]),
);

export interface Trial {
  /** The mean score of the samples, 0 to 100. */
  readonly score: number;
  readonly scores: readonly number[];
}

/** Generations of a trial: enough to see who wins, and short. */
const generations = 3;
/** Individuals that a trial judges in all, whatever the population: so that both sides may do the same work. */
const budget = 240;

/** Makes and evolves a model of each sample with these parameters. Samples in which there is nothing to model score 0. */
export async function tryParameters(
  samples: readonly string[],
  parameters: Parameters,
  seed: number,
  host: Host,
): Promise<Trial> {
  const number = (name: string): number => Number(parameters[name] ?? standardParameters[name]);
  const population = number('evolution.population');
  const scores: number[] = [];
  for (const [index, text] of samples.entries()) {
    await host.pause();
    const { specification } = specify({ uri: `sample-${index}.req`, text });
    if (specification.entities.length === 0) {
      scores.push(0);
      continue;
    }
    const { candidates } = await synthesize(specification, {
      strategies: parameters['synthesis.strategies'] as readonly string[],
      seed,
      host,
    });
    const { choice } = select(
      candidates.map((candidate) => ({ candidate, evaluation: evaluate(candidate, specification) })),
    );
    const { end } = await evolveText(
      {
        text: choice.candidate.text,
        specification,
        generations: Math.max(generations, Math.floor(budget / population)),
        population,
        elites: number('evolution.elites'),
        tournament: number('evolution.tournament'),
        crossover: number('evolution.crossover'),
        seed,
      },
      host,
    );
    scores.push(end);
  }
  return { score: rounded(mean(scores)), scores };
}
