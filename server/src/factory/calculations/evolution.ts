/** Where populations go, and what their individuals are worth to them. */
import type { CalculationHandler } from '../../runtime/handlers.ts';
import { listOf, numberOf, type Values } from '../changes/change.ts';
import { mean } from '../documents/read-documents.ts';
import { recordsOf } from '../within.ts';
import { calculation, fieldOf } from './calculation.ts';

/** How many generations are compared with how many before. */
const span = 5;
/** A difference of diversities up to here is none. */
const slight = 0.02;

/** The last numbers against those before; null for fewer than two. */
export function trendOf(numbers: readonly number[]): 'increasing' | 'decreasing' | 'stable' | null {
  if (numbers.length < 2) return null;
  const size = Math.min(span, Math.floor(numbers.length / 2));
  const difference = mean(numbers.slice(-size)) - mean(numbers.slice(-2 * size, -size));
  if (Math.abs(difference) <= slight) return 'stable';
  return difference > 0 ? 'increasing' : 'decreasing';
}

/** How likely the individual of a rank (from 0) wins one tournament. */
export function tournamentChance(rank: number, population: number, size: number): number {
  const share = (better: number): number => Math.max(0, (population - better) / population) ** size;
  return share(rank) - share(rank + 1);
}

const rounded = (value: number): number => Math.round(1e6 * value) / 1e6;

export const evolutionCalculations: Readonly<Record<string, CalculationHandler>> = {
  trend_of: calculation((record, { history, key }) =>
    trendOf(listOf<Values>(fieldOf(record, history)).flatMap((each) => numberOf(each[String(key)]) ?? [])),
  ),

  tournament_chance: calculation((record, { rank, population, size }) => {
    const [place, all, competing] = [rank, population, size].map((each) => numberOf(fieldOf(record, each)));
    return place === undefined || !all || !competing
      ? null
      : rounded(tournamentChance(place, all, competing));
  }),

  niche_share: {
    calculate: async (records, { run, generation, fitness }, context) => {
      const generations = new Map<string, Promise<readonly number[]>>();
      const fitnessesOf = (evolution_run_id: unknown, number: unknown) => {
        const key = `${String(evolution_run_id)} ${String(number)}`;
        const known = generations.get(key);
        if (known) return known;
        const read = recordsOf(context, 'Individual', 'by_generation', {
          evolution_run_id,
          generation: number,
        }).then((all) => all.flatMap((each) => numberOf(each['fitness']) ?? []));
        generations.set(key, read);
        return read;
      };
      return Promise.all(
        records.map(async (record) => {
          const own = numberOf(fieldOf(record, fitness));
          if (own === undefined) return null;
          const all = await fitnessesOf(fieldOf(record, run), fieldOf(record, generation));
          return rounded(1 / Math.max(1, all.filter((each) => each === own).length));
        }),
      );
    },
  },

  mean_success: {
    calculate: async (records, { name }, context) => {
      const names = [...new Set(records.map((record) => fieldOf(record, name)))];
      const means = new Map<unknown, number | null>();
      for (const each of names) {
        const runs = await recordsOf(
          context,
          'GenerationStrategy',
          'by_name',
          { name: each },
          { limit: 100 },
        );
        const scores = runs
          .filter(({ status }) => status === 'completed')
          .flatMap((run) => numberOf(run['success_score']) ?? [])
          .slice(0, 10);
        means.set(each, scores.length === 0 ? null : Math.round(1000 * mean(scores)) / 1000);
      }
      return records.map((record) => means.get(fieldOf(record, name)) ?? null);
    },
  },
};
