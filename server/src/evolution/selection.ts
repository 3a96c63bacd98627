/** Tournament selection (Goldberg, Deb, 1991): the best of a few that chance picked. */
import type { Random } from '../base/random.ts';
import type { Individual } from './individual.ts';

/** The winner of a tournament among `size` individuals; `population` is sorted, so the smallest index wins. */
export function tournament(population: readonly Individual[], size: number, random: Random): Individual {
  let best = population.length - 1;
  for (let round = 0; round < size; round++) best = Math.min(best, random.int(population.length));
  const winner = population[best];
  if (winner === undefined) throw new Error('The population is empty: this is a bug in the evolution.');
  return winner;
}
