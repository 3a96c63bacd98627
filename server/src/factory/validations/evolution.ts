/** What holds for runs of evolution. */
import type { ValidationHandler } from '../../runtime/handlers.ts';
import { numberOf } from '../changes/change.ts';
import { rule } from './rule.ts';

const count = (value: unknown): number => numberOf(value) ?? 0;

export const evolutionValidations: Readonly<Record<string, ValidationHandler>> = {
  elite_size_constraint: rule('elite_size', 'too_many', ({ get }) =>
    count(get('elite_size')) < count(get('population_size'))
      ? undefined
      : `must be less than ${count(get('population_size'))}, the size of the population`,
  ),

  evolution_parameters_valid: rule('evolution_strategy', 'not_at_hand', ({ get }) => {
    if (get('evolution_strategy') !== 'genetic') return 'must be genetic: the others are not at hand';
    return count(get('selection_pressure')) <= count(get('population_size'))
      ? undefined
      : 'cannot let more individuals compete than there are';
  }),

  population_size_valid: rule('population_size', 'too_many', ({ get }) =>
    count(get('population_size')) * count(get('max_generations')) <= 1_000_000
      ? undefined
      : 'must be so small that no more than a million individuals are made in all generations',
  ),

  valid_rates: rule('crossover_rate', 'out_of_range', ({ get }) => {
    const rate = count(get('crossover_rate'));
    return rate >= 0 && rate <= 1 ? undefined : 'must lie between 0 and 1';
  }),
};
